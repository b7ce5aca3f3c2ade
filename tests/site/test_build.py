import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from khobao.content import ContentFolderError
from khobao.record import ContentError
from khobao.render import PublishError
from khobao.site.build import SiteUrlError, build
from khobao.site.shell import ShellError
from scripts.build_site import main
from tests.site.making import FIXTURE, SETTINGS, article, content, files

SCRIPT = SETTINGS.parent / "scripts" / "build_site.py"


def test_the_script_ends_with_one_line_that_counts(tmp_path):
    result = CliRunner().invoke(
        main, ["--content", str(FIXTURE), "--output", str(tmp_path / "out put")]
    )
    assert result.exit_code == 0
    made = len(list((tmp_path / "out put").rglob("*.html")))
    assert result.stdout.startswith(f"8 bài, {made} trang, ")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_paths_may_be_relative_and_hold_spaces_from_any_folder(tmp_path):
    content(tmp_path / "my content", article())
    subprocess.run(
        [sys.executable, SCRIPT, "--content", "my content", "--output", "my site/out"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "my site" / "out" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my content", "my site"]


def test_problems_name_files_from_where_one_stands(tmp_path, monkeypatch):
    content(tmp_path / "c", article(date="13/1"))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["--content", "c", "--output", "o"])
    assert result.stderr.startswith("c/articles/nghe-an/2024/bai-1.md:4:")
    assert "Traceback" not in result.output


def test_no_output_holds_the_path_or_the_time_of_the_build(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    for data in files(tmp_path / "o").values():
        assert str(tmp_path).encode() not in data
        assert b"Pelican" not in data


def test_a_missing_content_folder_is_told_with_its_cure(tmp_path):
    with pytest.raises(ContentFolderError, match="make import"):
        build(SETTINGS, tmp_path / "none", tmp_path / "o")


NO_ADDRESSES = [
    "kho.example.vn",
    "ftp://x",
    "https://",
    "https://x/?a",
    "https://x/#a",
    'https://x"><script>alert(1)</script>',
    "https://x/'a",
    'https://x/"a',
    "https://x/a b",
    "https://x/<a>",
    "https://x.example\n",
    "https://a:b@x.example",
    "javascript:alert(1)//https://x",
]


@pytest.mark.parametrize("siteurl", NO_ADDRESSES)
def test_a_site_address_that_is_none_is_told(tmp_path, siteurl):
    with pytest.raises(SiteUrlError, match="cần địa chỉ đầy đủ"):
        build(SETTINGS, FIXTURE, tmp_path / "o", siteurl)


@pytest.mark.parametrize(
    "siteurl",
    ["http://localhost:8000", "https://xn--khobo-0qa.vn/", "https://example.vn/~kho/bao-1/"],
)
def test_a_site_address_may_have_a_port_and_a_path(tmp_path, siteurl):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o", siteurl)
    home = (tmp_path / "o" / "index.html").read_text()
    assert f'<link rel="canonical" href="{siteurl.rstrip("/")}/">' in home


def test_a_slash_after_the_site_address_changes_nothing(tmp_path):
    for number, siteurl in enumerate(("https://x.example/a", "https://x.example/a/")):
        build(SETTINGS, FIXTURE, tmp_path / f"{number}", siteurl)
    assert files(tmp_path / "0") == files(tmp_path / "1")


def test_an_empty_content_folder_is_a_site_that_says_what_to_do(tmp_path):
    (tmp_path / "c").mkdir()
    build(SETTINGS, tmp_path / "c", tmp_path / "o")
    home = (tmp_path / "o" / "index.html").read_text()
    assert "Kho chưa có bài nào." in home
    assert (tmp_path / "o" / "dong-thoi-gian" / "index.html").is_file()


def test_a_stranger_s_folder_is_refused_with_exit_1(tmp_path):
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "mine.txt").touch()
    result = CliRunner().invoke(main, ["--content", str(FIXTURE), "--output", str(tmp_path / "o")])
    assert result.exit_code == 1
    assert "không do Kho Báo dựng" in result.stderr
    assert os.listdir(tmp_path / "o") == ["mine.txt"]  # noqa: PTH208


def test_the_content_folder_is_never_the_output(tmp_path):
    root = content(tmp_path / "c", article())
    with pytest.raises(PublishError):
        build(SETTINGS, root, root)
    with pytest.raises(PublishError):
        build(SETTINGS, root, tmp_path)


@pytest.mark.parametrize("place", ["images", "articles/site", "."])
def test_the_output_is_never_inside_the_content_folder(tmp_path, place):
    root = content(tmp_path / "c", article())
    with pytest.raises(PublishError, match="nằm trong"):
        build(SETTINGS, root, root / place / "o")
    assert [path.name for path in root.iterdir()] == ["articles"]


def test_a_broken_settings_file_names_itself(tmp_path):
    settings = tmp_path / "conf.py"
    for text, told in (("THEME = 'no-such-theme'", "no-such-theme"), ("1 / 0", "ZeroDivision")):
        settings.write_text(text)
        with pytest.raises(ShellError, match=rf"conf\.py: .*{told}") as caught:
            build(settings, FIXTURE, tmp_path / "o")
        assert "PLUGINS" not in str(caught.value)


def test_a_broken_template_names_itself_and_its_line(tmp_path):
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "static").mkdir()
    (theme / "templates" / "home.html").write_text("\n{% if %}")
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import runpy\nglobals().update(runpy.run_path({str(SETTINGS)!r}))\n"
        f"THEME = {str(theme)!r}\n"
    )
    with pytest.raises(ShellError, match=r"THEME: home\.html:2: "):
        build(settings, FIXTURE, tmp_path / "o")


def test_long_lists_go_on_from_page_to_page(tmp_path):
    made = [article(number, tags="[Nhãn]") for number in range(1, 51)]
    root = content(tmp_path / "c", ("tags.yaml", "- {label: Nhãn}\n"), *made)
    build(SETTINGS, root, tmp_path / "o")
    for base in ("", "tinh/nghe-an/", "chu-de/nhan/", "nam/2024/"):
        pages = [base, f"{base}trang/2/", f"{base}trang/3/"]
        titles = [
            (tmp_path / "o" / url / "index.html").read_text().count('class="card"') for url in pages
        ]
        assert titles == ([24, 24, 2] if base else [8, 24, 18]), base
        for number, url in enumerate(pages[1:], 2):
            assert f", trang {number}</h1>" in (tmp_path / "o" / url / "index.html").read_text()
        assert not (tmp_path / "o" / base / "trang" / "4").exists()


def test_a_long_year_is_cut_on_the_timeline_with_a_link_to_all_of_it(tmp_path):
    root = content(tmp_path / "c", *(article(number) for number in range(1, 31)))
    build(SETTINGS, root, tmp_path / "o")
    page = (tmp_path / "o" / "dong-thoi-gian" / "index.html").read_text()
    assert page.count('<li class="event') == 12
    assert '<a href="../nam/2024/">Xem tất cả 30 bài năm 2024</a>' in page


def test_many_undated_are_cut_there_too_and_all_on_pages_of_their_own(tmp_path):
    undated = {"date": "null", "date_basis": "unknown"}
    root = content(tmp_path / "c", *(article(number, **undated) for number in range(1, 31)))
    build(SETTINGS, root, tmp_path / "o")
    page = (tmp_path / "o" / "dong-thoi-gian" / "index.html").read_text()
    assert page.count('<li class="event') == 12
    assert '<a href="../nam/khong-ro/">Xem tất cả 30 bài không rõ ngày</a>' in page
    assert (tmp_path / "o" / "nam" / "khong-ro" / "trang" / "2" / "index.html").is_file()


def test_the_home_page_says_what_the_archive_s_own_page_says(tmp_path):
    about = (
        "pages/gioi-thieu.md",
        "---\ntitle: Về kho\n---\n\n## A\n\nKho **giả định**.\n\nHai.\n",
    )
    build(SETTINGS, content(tmp_path / "c", about, article()), tmp_path / "o")
    home = (tmp_path / "o" / "index.html").read_text()
    assert '<p class="intro">Kho giả định.</p>' in home
    assert '<meta name="description" content="Kho giả định.">' in home


def test_without_such_a_page_home_says_what_holds_for_any_archive(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    home = (tmp_path / "o" / "index.html").read_text()
    assert '<p class="intro">Nơi giữ và tra cứu bài báo địa phương, ' in home
    assert "dân vận" not in home.lower()


def test_a_missing_picture_is_told_once(tmp_path):
    made = article(images="\n- {src: images/a.png, description: Ảnh}", body="![Cửa](images/b.png)")
    with pytest.raises(ContentError) as caught:
        build(SETTINGS, content(tmp_path / "c", made), tmp_path / "o")
    assert [problem.rule for problem in caught.value.problems] == ["image-missing"] * 2


def test_a_page_of_the_archive_may_show_a_picture(tmp_path):
    root = content(tmp_path / "c", ("pages/x.md", "---\ntitle: X\n---\n\n![Cửa](images/a.png)\n"))
    (root / "images").mkdir()
    (root / "images" / "a.png").write_bytes(b"png")
    build(SETTINGS, root, tmp_path / "o")
    assert 'src="../images/a.png"' in (tmp_path / "o" / "x" / "index.html").read_text()
    assert (tmp_path / "o" / "images" / "a.png").read_bytes() == b"png"


def test_only_pictures_that_an_article_shows_are_published(built):
    assert [name for name in files(built) if name.startswith("images/")] == [
        "images/hoi-truong.png"
    ]
