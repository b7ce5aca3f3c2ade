"""Settings of a plain Pelican site."""

SITENAME = "Kho Báo"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
DEFAULT_LANG = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
LOCALE = ["C.UTF-8", "C"]
READERS = {"rst": None}  # docutils warns of a language that it doesn't know
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
PLUGINS: list[str] = []

DEFAULT_PAGINATION = 24
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
]
ARTICLE_URL = "bai/{slug}/"
ARTICLE_SAVE_AS = "bai/{slug}/index.html"
CATEGORY_URL = "tinh/{slug}/"
CATEGORY_SAVE_AS = "tinh/{slug}/index.html"
CATEGORIES_SAVE_AS = "tinh/index.html"
TAG_URL = "chu-de/{slug}/"
TAG_SAVE_AS = "chu-de/{slug}/index.html"
TAGS_SAVE_AS = "chu-de/index.html"
AUTHOR_URL = "nguoi/{slug}/"
AUTHOR_SAVE_AS = "nguoi/{slug}/index.html"
AUTHORS_SAVE_AS = "nguoi/index.html"
YEAR_ARCHIVE_URL = "nam/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "nam/{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "nam/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "nam/{date:%Y}/{date:%m}/index.html"
ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "categories", "tags", "authors"]

# Kho Báo makes no feed.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
