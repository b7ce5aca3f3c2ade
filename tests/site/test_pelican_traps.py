"""Each row of what Pelican alone does wrong, with what Kho Báo does instead."""

import logging
import shutil
import subprocess
import sys
from pathlib import Path

import blinker
import pytest
from click.testing import CliRunner
from pelican import signals

from khobao.record import ContentError
from khobao.site import plugin
from khobao.site.build import build
from khobao.site.shell import ShellError
from scripts.build_site import main
from tests.site.making import FIXTURE, SETTINGS, article, content, files, identity, page

ROOT = SETTINGS.parent


def settings_with(folder: Path, plugins: list[str]) -> Path:
    """Write settings that add plugins to the site's own."""
    path = folder / "conf.py"
    path.write_text(
        "import runpy\n"
        f"globals().update(runpy.run_path({str(SETTINGS)!r}))\n"
        f"THEME = {str(ROOT / 'theme')!r}\n"
        f"PLUGINS = {plugins!r}\n"
        f"PLUGIN_PATHS = [{str(folder)!r}]\n"
    )
    return path


def problems(tmp_path: Path, *made: tuple[str, str]) -> list[tuple[str, int, str]]:
    """Build, and return where the build says it is wrong: file, line, rule."""
    root = content(tmp_path / "content", *made)
    with pytest.raises(ContentError) as caught:
        build(SETTINGS, root, tmp_path / "output")
    assert not (tmp_path / "output").exists()
    return [(Path(one.path).name, one.line, one.rule) for one in caught.value.problems]


def run(root: Path, output: Path):
    return CliRunner().invoke(main, ["--content", str(root), "--output", str(output)])


@pytest.mark.parametrize(
    ("date", "machine", "shown"),
    [("2017", "2017", "Năm 2017"), ("2020-01", "2020-01", "Tháng 1 năm 2020")],
)
def test_a_partial_date_stays_partial(tmp_path, date, machine, shown):
    build(SETTINGS, content(tmp_path / "c", article(date=f'"{date}"')), tmp_path / "o")
    html = page(tmp_path / "o")
    assert f'<time datetime="{machine}" class="when stated">{shown}</time>' in html
    assert f"{date}-" not in html


def test_a_day_first_date_is_an_error_that_says_the_form(tmp_path):
    root = content(tmp_path / "c", article(date="9/10/2023"))
    result = run(root, tmp_path / "o")
    assert result.exit_code == 1
    assert "YYYY-MM-DD" in result.stderr
    assert '"2023-10-09"' in result.stderr


@pytest.mark.parametrize(
    ("changed", "line", "rule"),
    [
        ({"date": "13/1"}, 4, "date-form"),
        ({"date": None}, 2, "missing-key"),
        ({"status": "pubished"}, 9, "unknown-value"),
        ({"title": "Bắc Giang: Biểu dương"}, 3, None),
        ({"places": "[{name: A"}, None, "yaml-syntax"),
    ],
    ids=["day and month", "no date", "status", "unquoted colon", "broken YAML"],
)
def test_a_wrong_article_is_an_error_with_its_line(tmp_path, changed, line, rule):
    found = problems(tmp_path, article(**changed))
    assert {name for name, _, _ in found} == {"bai-1.md"}
    assert line is None or line in {at for _, at, _ in found}
    assert rule is None or rule in {name for _, _, name in found}


def test_all_problems_of_all_files_are_told_at_once_and_the_exit_is_1(tmp_path):
    root = content(
        tmp_path / "c", article(1, date="13/1"), article(2, title=None, tags="[Lạ]"), article(3)
    )
    result = run(root, tmp_path / "o")
    assert result.exit_code == 1
    assert "bai-1.md:4:" in result.stderr
    assert "bai-2.md:" in result.stderr
    last = result.stderr.splitlines()[-1]
    assert last == "2 lỗi trong 2 tệp; chưa có trang nào được dựng"


def test_nested_and_listed_front_matter_arrive_typed(tmp_path):
    made = article(
        places="\n- {name: Sơn Mẫu, level: huyện}\n- {name: An Mẫu, level: xã, in: Sơn Mẫu}"
    )
    build(SETTINGS, content(tmp_path / "c", made), tmp_path / "o")
    html = page(tmp_path / "o")
    assert "<li>Huyện Sơn Mẫu</li>" in html
    assert "<li>Xã An Mẫu (Sơn Mẫu)</li>" in html


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import no_such_module", "no_such_module"),
        ("def register():\n    raise ValueError('kaput')", "kaput"),
        ("register = ", "SyntaxError"),
        ("raise RuntimeError('kaput')", "kaput"),
    ],
    ids=["import", "register", "syntax", "any error"],
)
def test_a_plugin_that_fails_ends_the_build(tmp_path, source, told):
    package = tmp_path / "trap_plugins"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "failing.py").write_text(source)
    settings = settings_with(tmp_path, ["khobao.site", "trap_plugins.failing"])
    root = content(tmp_path / "c", article())
    try:
        with pytest.raises(ShellError, match=told):
            build(settings, root, tmp_path / "o")
    finally:
        for name in ("trap_plugins", "trap_plugins.failing"):
            sys.modules.pop(name, None)
    assert not (tmp_path / "o").exists()


def test_a_plugin_with_a_bare_name_is_refused(tmp_path):
    settings = settings_with(tmp_path, ["khobao.site", "statistics"])
    with pytest.raises(ShellError, match="statistics"):
        build(settings, content(tmp_path / "c", article()), tmp_path / "o")


def test_an_error_that_pelican_only_logs_ends_the_build(tmp_path):
    package = tmp_path / "trap_logging"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "late.py").write_text(
        "import logging\n"
        "from pelican import signals\n"
        "def late(sender):\n    logging.getLogger('pelican').error('lost a %s', 'page')\n"
        "def register():\n    signals.finalized.connect(late)\n"
    )
    settings = settings_with(tmp_path, ["khobao.site", "trap_logging.late"])
    try:
        with pytest.raises(ShellError, match="Pelican: lost a page"):
            build(settings, content(tmp_path / "c", article()), tmp_path / "o")
    finally:
        signals.finalized.disconnect(sys.modules["trap_logging.late"].late)
        for name in ("trap_logging", "trap_logging.late"):
            sys.modules.pop(name, None)
    assert not (tmp_path / "o").exists()


def test_signal_handlers_are_module_level_functions():
    plugin.register()
    for signal in (signals.readers_init, signals.get_generators, signals.get_writer):
        assert isinstance(signal, blinker.Signal)
        ours = [one for one in signal.receivers_for(None) if one.__module__ == plugin.__name__]
        assert [one.__qualname__ for one in ours] == [ours[0].__name__]


def test_a_build_in_vietnamese_warns_of_nothing(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        build(SETTINGS, FIXTURE, tmp_path / "o")
    assert caplog.records == []


def test_page_2_of_a_tag_and_a_tag_of_that_name_are_two_folders(tmp_path):
    made = [article(number, tags="[t3]") for number in range(1, 27)]
    tags = ("tags.yaml", "- {label: t3}\n- {label: t32}\n")
    build(SETTINGS, content(tmp_path / "c", tags, *made, article(27, tags="[t32]")), tmp_path / "o")
    lists = [name for name in files(tmp_path / "o") if name.startswith("chu-de/t3")]
    assert lists == [
        "chu-de/t3/index.html",
        "chu-de/t3/trang/2/index.html",
        "chu-de/t32/index.html",
    ]


def test_tags_of_one_slug_are_an_error(tmp_path):
    tags = ("tags.yaml", "- {label: Dân vận khéo}\n- {label: Dan van khéo}\n")
    assert problems(tmp_path, tags, article()) == [("tags.yaml", 2, "tag-slug")]


def test_titles_of_one_slug_are_two_pages(tmp_path):
    root = content(
        tmp_path / "c",
        ("articles/a/bai.md", article(1, title="Hội nghị", province="nghe-an")[1]),
        ("articles/b/bai.md", article(2, title="Hội nghị", province="cao-bang")[1]),
    )
    build(SETTINGS, root, tmp_path / "o")
    pages = sorted(path.name for path in (tmp_path / "o" / "bai").iterdir())
    assert pages == sorted([f"{identity(1)}-bai", f"{identity(2)}-bai"])


def test_a_control_character_in_a_title_is_an_error(tmp_path):
    found = problems(tmp_path, article(title='"Hội\\x07 nghị"'))
    assert found == [("bai-1.md", 3, "control-character")]


@pytest.mark.parametrize("key", ["save_as", "url", "slug", "template"])
def test_an_article_cannot_choose_its_file(tmp_path, key):
    found = problems(tmp_path, article(**{key: "../x.html"}))
    assert found == [("bai-1.md", 9, "unknown-key")]


def test_script_in_text_and_fields_reaches_no_page_as_markup(tmp_path):
    hostile = "<script>alert(1)</script><b onclick=alert(1)>x</b>"
    made = article(
        title=f"'{hostile}'",
        byline=f"'{hostile}'",
        tags=f"['{hostile}']",
        body=f"{hostile}\n\nLời bài.",
    )
    tags = ("tags.yaml", f"- {{label: '{hostile}'}}\n")
    build(SETTINGS, content(tmp_path / "c", tags, made), tmp_path / "o")
    written = b"".join(text for name, text in files(tmp_path / "o").items() if ".html" in name)
    assert written.count(b"<script") == written.count(b'<script type="module" src="')
    assert b"<script>" not in written
    assert b"<b " not in written
    assert b'"javascript:' not in written
    assert b"&lt;script&gt;" in written


def test_drafts_are_not_written_and_hidden_is_no_status(tmp_path):
    made = article(1, title="Bản nháp kín", status="draft")
    build(SETTINGS, content(tmp_path / "c", made, article(2)), tmp_path / "o")
    assert "Bản nháp kín".encode() not in b"".join(files(tmp_path / "o").values())
    assert problems(tmp_path / "hidden", article(status="hidden")) == [
        ("bai-1.md", 9, "unknown-value")
    ]


def test_a_date_to_come_is_compared_with_no_clock(tmp_path):
    made = article(date='"2199-01-02"', added='"2199-01-03"')
    build(SETTINGS, content(tmp_path / "c", made), tmp_path / "o")
    assert '<time datetime="2199-01-02"' in page(tmp_path / "o")


def test_two_builds_differ_in_no_byte(tmp_path):
    build(SETTINGS, FIXTURE, tmp_path / "one")
    copy = shutil.copytree(FIXTURE, tmp_path / "another place" / "content")
    build(SETTINGS, copy, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_day_of_the_machine_changes_no_byte(tmp_path):
    program = (
        "import sys, time_machine, datetime\n"
        "from pathlib import Path\n"
        "day, settings, content, output = sys.argv[1:]\n"
        "from khobao.site.build import build\n"
        "with time_machine.travel(datetime.datetime.fromisoformat(day)):\n"
        "    build(Path(settings), Path(content), Path(output))\n"
    )
    made = []
    for day, hashes in (("2019-02-28", "0"), ("2026-12-31T23:59", "1"), ("2044-02-29", "2")):
        output = tmp_path / day
        subprocess.run(
            [sys.executable, "-c", program, day, SETTINGS, FIXTURE, output],
            check=True,
            env={"PYTHONHASHSEED": hashes, "PATH": "", "TZ": "America/New_York"},
        )
        made.append(files(output))
    assert made[0] == made[1] == made[2]


def test_a_failed_build_leaves_the_old_site_whole(tmp_path):
    root = content(tmp_path / "c", article())
    build(SETTINGS, root, tmp_path / "o")
    before = files(tmp_path / "o")
    content(root, article(2, date="13/1"))
    result = run(root, tmp_path / "o")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "1 lỗi trong 1 tệp; trang đang có được giữ nguyên"
    assert files(tmp_path / "o") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c", "o"]


def test_dates_are_written_in_vietnamese_whatever_the_locale(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    html = page(tmp_path / "o")
    assert "Thứ Tư, 24 tháng 7 năm 2024" in html
    assert "July" not in html
