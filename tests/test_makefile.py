import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
ARGUMENTS = re.search(r"^ARGUMENTS := (.*)$", MAKEFILE, re.M)[1].split()
VERBS = ["serve", "test", "build", "import", "check", "new", "demo", "bench"]
STAMPS = [
    ".venv/bin/python",
    ".venv/pyvenv.cfg",
    ".venv/.stamp-python",
    ".venv/.stamp-dev",
    ".venv/.stamp-bench",
    "node_modules/.stamp",
]

# Stands where .venv/bin/python would: writes down what it was called with.
RECORD = """\
import json, pathlib, sys
pathlib.Path("called.json").write_text(json.dumps(sys.argv[1:]))
"""
RECORDER = f"""\
#!/bin/sh
exec {shlex.quote(sys.executable)} -c {shlex.quote(RECORD)} "$@"
"""


@pytest.fixture
def make(tmp_path):
    """Run make where all is set up, in a folder with a space; give the outcome and the call."""
    folder = tmp_path / "kho báo ở đây"
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / "node_modules").mkdir()
    for pattern in ("Makefile", "pyproject.toml", "package*.json", "requirements*.txt"):
        for path in ROOT.glob(pattern):
            shutil.copy2(path, folder)
    for stamp in STAMPS:
        (folder / stamp).write_text(RECORDER)
        (folder / stamp).chmod(0o755)
    inherited = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("MAKE", "MFLAGS")) and key not in ARGUMENTS
    }

    def run(*arguments, **env):
        done = subprocess.run(
            ["make", *arguments],
            cwd=folder,
            env=inherited | {"LC_ALL": "C.UTF-8"} | env,
            capture_output=True,
            text=True,
            check=False,
        )
        called = folder / "called.json"
        return done, json.loads(called.read_text()) if called.exists() else None

    return run


@pytest.mark.parametrize("verb", [*VERBS, "lint", "setup", "lock", "clean"])
def test_every_target_exists_and_is_explained(verb):
    assert re.search(rf"^{verb}:", MAKEFILE, re.M)
    assert re.search(rf"^##   make {verb}\b.*\n(?:##  +)?\S", MAKEFILE, re.M)


def test_make_alone_prints_every_verb(make):
    done, called = make()
    assert done.returncode == 0
    assert re.findall(r"^  make (\w+)", done.stdout, re.M)[:4] == [
        "serve",
        "import",
        "check",
        "new",
    ]
    assert set(VERBS) <= set(re.findall(r"^  make (\w+)", done.stdout, re.M))
    assert called is None


def test_nothing_is_set_up_again_when_nothing_changed(make):
    done, called = make("setup")
    assert "Nothing to be done" in done.stdout
    assert called is None


CALLS = {
    "serve": ("scripts/serve.py --content content --output output --port 8000", []),
    "build": ("scripts/build_site.py --content content --output output --siteurl ", []),
    "check": ("scripts/check_content.py --content content", []),
    "import": ("scripts/import_articles.py --from x --content content", ["FROM=x"]),
    "new": (
        "scripts/new_article.py --title x --province y --content content",
        ["TITLE=x", "PROVINCE=y"],
    ),
    "demo": ("scripts/make_demo.py --articles 10000 --content d", ["CONTENT=d"]),
    "bench": ("scripts/bench.py", []),
}


@pytest.mark.parametrize("verb", CALLS)
def test_a_verb_calls_its_script(make, verb):
    call, arguments = CALLS[verb]
    done, called = make(verb, *arguments)
    assert done.returncode == 0, done.stderr
    assert called == call.split(" ")


def test_a_demo_reads_as_a_paper_s_if_it_is_asked_to(make):
    assert make("demo", "CONTENT=d", "WORDS=650")[1][-4:] == ["--words", "650", "--content", "d"]
    assert "--words" not in make("demo", "CONTENT=d", "WORDS=")[1]


@pytest.mark.parametrize(
    ("variable", "option"), [("EXPLAIN", "--explain"), ("REFETCH", "--refetch")]
)
def test_a_switch_is_off_unless_it_is_set(make, variable, option):
    assert option not in make("import", "FROM=x", f"{variable}=")[1]
    assert make("import", "FROM=x", f"{variable}=1")[1][-1] == option


@pytest.mark.parametrize(
    "text",
    [
        "Dân vận khéo ở Bắc Giang",
        "“Khéo” là 'gì' và \"sao\"?",
        "Giá $5, $HOME, $(HOME), $$ và ${x}",
        "a # b; rm -rf x & `id` | c > d * \\ %",
        unicodedata.normalize("NFD", "Tổ chức"),
        "hai\ndòng",
    ],
    ids=["spaces", "quotes", "dollars", "shell", "combining-marks", "two-lines"],
)
@pytest.mark.parametrize("by", ["argument", "environment"])
def test_a_title_arrives_as_it_was_typed(make, text, by):
    if by == "argument":
        done, called = make("new", f"TITLE={text}", "PROVINCE=nghe-an")
    else:
        done, called = make("new", TITLE=text, PROVINCE="nghe-an")
    assert done.returncode == 0, done.stderr
    assert called[called.index("--title") + 1] == text


@pytest.mark.parametrize(
    ("verb", "option", "variable"),
    [
        ("import", "--from", "FROM"),
        ("import", "--content", "CONTENT"),
        ("build", "--content", "CONTENT"),
        ("build", "--output", "OUTPUT"),
        ("build", "--siteurl", "SITEURL"),
        ("check", "--content", "CONTENT"),
        ("demo", "--content", "CONTENT"),
        ("serve", "--port", "PORT"),
    ],
)
def test_a_value_arrives_as_it_was_typed(make, verb, option, variable):
    text = "../kho của $tôi/'a b'"
    given = {"FROM": "x", "CONTENT": "y"} | {variable: text}
    _, called = make(verb, *(f"{key}={value}" for key, value in given.items()))
    assert called[called.index(option) + 1] == text


@pytest.mark.parametrize(
    ("verb", "given", "missing"),
    [
        ("import", [], "FROM"),
        ("import", ["FROM="], "FROM"),
        ("new", ["PROVINCE=nghe-an"], "TITLE"),
        ("new", ["TITLE=x"], "PROVINCE"),
        ("demo", ["N=10"], "CONTENT"),
    ],
)
def test_a_missing_value_is_named_with_an_example(make, verb, given, missing):
    done, called = make(verb, *given)
    assert done.returncode == 2
    assert f"Thiếu {missing}. Ví dụ: make {verb} " in done.stderr
    assert called is None


def test_a_missing_value_is_told_before_anything_is_installed(make, tmp_path):
    (tmp_path / "kho báo ở đây" / ".venv" / ".stamp-python").unlink()
    done, called = make("import")
    assert "Thiếu FROM" in done.stderr
    assert called is None


def test_a_failing_script_fails_make(make, tmp_path):
    (tmp_path / "kho báo ở đây" / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    done, _ = make("-o", ".venv/bin/python", "build")
    assert done.returncode == 2


def test_the_checks_of_a_change_are_the_users_own_targets():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert re.findall(r"\bmake (\w+)$", script.read_text("utf-8"), re.M) == ["lint", "test"]
