"""The modules that the search page asks for at once."""

from bs4 import BeautifulSoup

from khobao.site.modules import imported


def test_what_is_imported_is_named_through_every_module_and_once(tmp_path):
    (tmp_path / "part").mkdir()
    (tmp_path / "page.js").write_text(
        'import {\n  one,\n} from "./part/one.js";\nimport * as two from "./part/two.js";\n'
        'const late = () => import("./part/late.js");\n'
    )
    (tmp_path / "part" / "one.js").write_text('export { two } from "./two.js";\n')
    (tmp_path / "part" / "two.js").write_text('import { make } from "../listed.js";\n')
    (tmp_path / "listed.js").write_text("export const make = 1;\n")
    assert imported(tmp_path, "page") == ("listed", "part/one", "part/two")
    assert imported(tmp_path, "page", "listed") == ("part/one", "part/two")


def test_the_search_page_asks_at_once_for_modules_that_are_there(built):
    page = BeautifulSoup((built / "tim-kiem" / "index.html").read_text("utf-8"), "html.parser")
    links = [link["href"] for link in page.find_all("link", rel="modulepreload")]
    assert "../theme/js/search/engine.js" in links
    assert all((built / "tim-kiem" / link).resolve().is_file() for link in links)
    home = BeautifulSoup((built / "index.html").read_text("utf-8"), "html.parser")
    assert not home.find_all("link", rel="modulepreload")
