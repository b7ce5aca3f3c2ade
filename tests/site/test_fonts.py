import pytest

from khobao.site.build import build
from khobao.site.fonts import MissingFontError
from khobao.site.fonts import files as font_files
from tests.site.making import SETTINGS, article, content, files

LIMIT = 60_000


def test_the_typeface_is_in_the_site_and_light(built):
    fonts = {name: data for name, data in files(built).items() if name.endswith(".woff2")}
    assert sorted(name.rpartition("/")[2] for name in fonts) == [
        "literata-latin-400-normal.woff2",
        "literata-latin-600-normal.woff2",
        "literata-vietnamese-400-normal.woff2",
        "literata-vietnamese-600-normal.woff2",
    ]
    assert sum(map(len, fonts.values())) <= LIMIT


def test_the_style_sheet_names_each_font_file(built):
    style = (built / "theme/css/khobao.css").read_text()
    for path in (built / "theme/fonts").iterdir():
        assert f'url("../fonts/{path.name}")' in style


def test_a_missing_font_says_which_command_brings_it(tmp_path):
    with pytest.raises(MissingFontError, match="make setup"):
        list(font_files(["@fontsource/x/x.woff2"], tmp_path, "fonts/"))


def test_without_its_fonts_no_site_is_published(tmp_path):
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import runpy\nglobals().update(runpy.run_path({str(SETTINGS)!r}))\n"
        f"THEME = {str(SETTINGS.parent / 'theme')!r}\nFONT_PACKAGES = {str(tmp_path)!r}\n"
    )
    with pytest.raises(MissingFontError):
        build(settings, content(tmp_path / "c", article()), tmp_path / "o")
    assert not (tmp_path / "o").exists()
