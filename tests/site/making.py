"""Content folders made up for a test."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

SETTINGS = Path(__file__).resolve().parents[2] / "pelicanconf.py"
FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "content"

FIELDS = {
    "title": "Bài giả định",
    "date": '"2024-07-24"',
    "date_basis": "stated",
    "added": '"2026-11-20"',
    "province": "nghe-an",
    "rights": "full",
}


def identity(number: int) -> str:
    """Return the id of the made-up article of this number."""
    return sha256(f"giả định {number}".encode()).hexdigest()[:12]


def article(
    number: int = 1, body: str = "Lời bài giả định.", **changed: str | None
) -> tuple[str, str]:
    """Return a file's path and text; a field set to None is left out, others are YAML."""
    fields: Mapping[str, str | None] = {"id": f'"{identity(number)}"', **FIELDS, **changed}
    front = "".join(f"{key}: {value}\n" for key, value in fields.items() if value is not None)
    return f"articles/nghe-an/2024/bai-{number}.md", f"---\n{front}---\n\n{body}\n"


def content(root: Path, *files: tuple[str, str]) -> Path:
    """Write files, each a path and a text, into a content folder."""
    for name, text in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def foreign_scripts(soup) -> list:
    """Return the scripts of a parsed page that aren't modules of the theme, or hold anything."""
    return [
        one
        for one in soup.find_all("script")
        if one.string
        or one["type"] != "module"
        or not one["src"].removeprefix("/bao").lstrip("./").startswith("theme/js/")
    ]


def page(output: Path, number: int = 1) -> str:
    """Return the page of a made-up article."""
    path = output / "bai" / f"{identity(number)}-bai-{number}" / "index.html"
    return path.read_text(encoding="utf-8")
