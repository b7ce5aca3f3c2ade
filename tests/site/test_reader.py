from khobao.site.reader import ArticleReader
from tests.site.making import FIXTURE, article, content, identity


def test_an_article_is_read_into_html_and_its_entry(tmp_path):
    root = content(tmp_path, article(lead="Sa-pô.", body="Một.\n\n[Hai](/tinh/)."))
    path = root / "articles/nghe-an/2024/bai-1.md"
    html, metadata = ArticleReader({"PATH": str(root)}).read(str(path))
    assert html == (
        '<p id="doan-2">Một.</p>\n<p id="doan-3">'
        '<a href="../../tinh/" rel="noopener noreferrer">Hai</a>.</p>'
    )
    assert list(metadata) == ["entry"]
    assert metadata["entry"].article.id == identity(1)


def test_one_reader_reads_many_files_without_mixing_them():
    reader = ArticleReader({"PATH": str(FIXTURE)})
    paths = sorted(FIXTURE.glob("articles/**/*.md"))
    once = [reader.read(str(path))[0] for path in paths]
    assert [ArticleReader({"PATH": str(FIXTURE)}).read(str(path))[0] for path in paths] == once
