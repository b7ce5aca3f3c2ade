"""Settings of the site; what is built from them is in plugins/khobao."""

import os
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent

SITENAME = "Kho Báo"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
DEFAULT_LANG = "vi"
TIMEZONE = "Asia/Ho_Chi_Minh"
LOCALE = ["C.UTF-8", "C"]

PLUGINS = ["khobao.site"]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "auto_reload": False,  # templates don't change during a build
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
}

# Typefaces, by their path below node_modules; 52 KB in all.
FONT_PACKAGES = str(ROOT / "node_modules")
FONT_FILES = [
    f"@fontsource/literata/files/literata-{subset}-{weight}-normal.woff2"
    for weight in (400, 600)
    for subset in ("latin", "vietnamese")
]

# The country's shapes, for the maps.
MAP_FILE = str(ROOT / "node_modules" / "@svg-maps" / "vietnam" / "index.js")
# Where the content is kept, as https://github.com/kho/bao or https://gitlab.com/kho/bao: then
# each article links to its file's history and to a form that changes it. Empty: no such links.
REPOSITORY_URL = ""
REPOSITORY_BRANCH = "main"
REPOSITORY_CONTENT = "content"  # the content folder's path there
REPOSITORY_FORGE = ""  # github or gitlab, if the host's name doesn't say so

# What a build keeps for the next one; it may be removed at any time.
CACHE_FOLDER = os.environ.get("KHOBAO_CACHE") or str(ROOT / ".cache")

# Pelican's own articles, pages and feeds: its dates are never without a day.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False
