"""Whatever was changed since the last build, the next one gives the bytes of a first build.

`KHOBAO_STEPS=1000 pytest tests/site/test_incremental.py` takes a thousand steps instead of ten.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from khobao.record import KhoBaoError
from khobao.render import workers
from khobao.site import generator, program
from khobao.site.build import build
from tests.site.making import SETTINGS, article, content, files, identity

STEPS = int(os.environ.get("KHOBAO_STEPS", "10"))

TEXTS = [
    "Tổ dân vận vận động 12 hộ hiến đất.\n\nĐồng chí Trần Văn Giả dự hội nghị.",
    "Tổ dân vận vận động 15 hộ hiến đất.",
    "Xã có 3 mô hình dân vận khéo.\n\n## Kết quả\n\nĐã làm 2 km đường.",
    "",
]
TITLES = ["Dân vận khéo ở xã Giả", "Nông thôn mới: một năm nhìn lại", "Hội nghị về dân vận"]
TAGS = ["Dân vận khéo", "Nông thôn mới"]
VOCABULARY = "".join(f"- label: {label}\n" for label in TAGS)
CHANGES = {
    "title": TITLES,
    "date": ["2024-07-24", "2023", "2024-07"],
    "lead": [None, "Xã Giả làm dân vận khéo."],
    "tags": [None, f"[{TAGS[0]}]", f"[{', '.join(TAGS)}]"],
    "people": [None, "[{name: Trần Văn Giả, office: Bí thư Đảng ủy}]"],
    "documents": [None, "[{type: Chỉ thị, number: 05-CT/TU}]"],
    "source": [None, "{domain: baogia.vn}"],
    "province": ["nghe-an", "bac-giang", None],
    "status": ["published", "draft"],
    "withdrawn": [None, '{"on": "2026-11-01", reason: Theo yêu cầu}'],
}


class Archive(RuleBasedStateMachine):
    """An archive that is edited and built; `articles` are its articles' fields by number."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.content, self.theme = self.folder / "content", self.folder / "theme"
        shutil.copytree(SETTINGS.parent / "theme", self.theme)
        self.conf = self.folder / "conf.py"
        self.articles, self.version, self.name = {}, "1", "Kho Giả"
        self.tags = VOCABULARY
        for number in range(3):
            self.articles[number] = {"body": TEXTS[number % 2], "slug": f"bai-{number}"}

    def teardown(self):
        shutil.rmtree(self.folder)

    @rule(number=st.integers(0, 4), body=st.sampled_from(TEXTS))
    def edit_a_text(self, number, body):
        if number in self.articles:
            self.articles[number]["body"] = body

    @rule(number=st.integers(0, 4), key=st.sampled_from(sorted(CHANGES)), data=st.data())
    def edit_a_field(self, number, key, data):
        if number in self.articles:
            self.articles[number][key] = data.draw(st.sampled_from(CHANGES[key]))

    @rule(number=st.integers(0, 4), body=st.sampled_from(TEXTS[:2]))
    def add_or_remove(self, number, body):
        if self.articles.pop(number, None) is None:
            self.articles[number] = {"body": body, "slug": f"bai-{number}"}

    @rule(number=st.integers(0, 4), slug=st.sampled_from(["ten-moi", "ten-khac"]))
    def rename(self, number, slug):
        if number in self.articles:
            self.articles[number]["slug"] = f"{slug}-{number}"

    @rule(description=st.sampled_from(["", "  description: Việc của dân\n", "  recurring: true\n"]))
    def change_the_tags(self, description):
        self.tags = f"- label: {TAGS[0]}\n{description}- label: {TAGS[1]}\n"

    @rule(name=st.sampled_from(["article.html", "base.html", "parts.html"]))
    def change_a_template(self, name):
        with (self.theme / "templates" / name).open("a", encoding="utf-8") as template:
            template.write("{# #}\n<!-- đổi -->\n" if name != "parts.html" else "{# đổi #}\n")

    @rule()
    def change_a_style(self):
        with (self.theme / "static" / "css" / "khobao.css").open("a") as style:
            style.write("/* đổi */\n")

    @rule()
    def change_what_a_script_imports(self):
        scripts = self.theme / "static" / "js"
        (scripts / "search" / "more.js").write_text("export const more = 1;\n")
        with (scripts / "search.js").open("a") as script:
            script.write('import "./search/more.js";\n')

    @rule(name=st.sampled_from(["Kho Giả", "Kho Khác"]))
    def change_a_setting(self, name):
        self.name = name

    @rule(version=st.sampled_from("12"))
    def change_the_program(self, version):
        self.version = version

    @rule(kind=st.sampled_from(["touch", "remove", "add", "cache", "torn"]))
    def meddle(self, kind):
        """Change what a build left, as hands and other programs do."""
        output, kept = self.folder / "output", self.folder / "kept"
        if not output.exists():
            return
        if kind == "touch":
            (output / "index.html").write_text("x")
        elif kind == "remove":
            shutil.rmtree(output / "tim-kiem")
        elif kind == "add":
            (output / "la.html").write_text("x")
        elif kind == "cache":
            shutil.rmtree(kept, ignore_errors=True)
        else:
            for path in sorted(kept.rglob("*.*")):
                path.write_bytes(path.read_bytes()[:-9])

    @invariant()
    def the_next_build_gives_the_bytes_of_a_first_one(self):
        self._write()
        clean = self._build("clean", self.folder / "none")
        shutil.rmtree(self.folder / "none", ignore_errors=True)
        again = self._build("output", self.folder / "kept")
        if isinstance(clean, str):
            assert again == clean
            return
        assert again.keys() == clean.keys()
        assert [name for name in clean if again[name] != clean[name]] == []

    def _write(self):
        shutil.rmtree(self.content, ignore_errors=True)
        made = [("tags.yaml", self.tags)]
        for number, fields in self.articles.items():
            fields = dict(fields)
            slug = fields.pop("slug")
            if fields.get("withdrawn"):
                fields["status"] = "withdrawn"
            _, text = article(number, **{key: _yaml(key, one) for key, one in fields.items()})
            made.append((f"articles/nghe-an/2024/{slug}.md", text))
        content(self.content, *made)
        self.conf.write_text(
            f"import runpy\nglobals().update(runpy.run_path({str(SETTINGS)!r}))\n"
            f"THEME = {str(self.theme)!r}\nSITENAME = {self.name!r}\n"
        )

    def _build(self, name, kept):
        """Return the files of a build, or what it says of the faults it found."""
        output = self.folder / name
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KHOBAO_CACHE", str(kept))
            patch.setattr(generator, "version", lambda: self.version)
            try:
                build(self.conf, self.content, output)
            except KhoBaoError as error:
                return str(error)
        return files(output)


def _yaml(key, value):
    quoted = key in ("title", "date", "lead") and value is not None
    return f'"{value}"' if quoted else value


Archive.TestCase.settings = settings(
    max_examples=max(1, STEPS // 10),
    stateful_step_count=min(STEPS, 10),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestArchive = Archive.TestCase


def test_an_edited_text_makes_its_own_page_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("KHOBAO_CACHE", str(tmp_path / "kept"))
    made = [article(number, body="Dân vận khéo ở xã Giả.", lead="Tin") for number in range(5)]
    folder, output = content(tmp_path / "content", *made), tmp_path / "output"
    build(SETTINGS, folder, output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
    name, text = made[2]
    content(folder, (name, text.replace("khéo ở", "rất khéo ở")))
    build(SETTINGS, folder, output)
    after = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
    assert [path.parent.name for path in after if after[path] != before.get(path)] == [
        f"{identity(2)}-bai-2"
    ]


def test_the_programs_sources_are_of_its_version():
    assert program.version() == program.version()
    assert len(program.version()) == 32


@pytest.mark.parametrize("processes", [1, 3])
def test_several_processes_give_the_bytes_of_one(tmp_path, monkeypatch, processes):
    folder = content(tmp_path / "content", *(article(number) for number in range(12)))
    build(SETTINGS, folder, tmp_path / "alone")
    monkeypatch.setattr(generator, "MANY", 1)
    monkeypatch.setattr(workers, "processors", lambda: processes)
    monkeypatch.setenv("KHOBAO_CACHE", str(tmp_path / "kept"))
    build(SETTINGS, folder, tmp_path / "several")
    assert files(tmp_path / "several") == files(tmp_path / "alone")
