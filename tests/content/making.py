"""A small content folder for tests, file by file."""

from pathlib import Path

ID = "a0845b4c7625"
OTHER = "82a3e566a5f5"


def article(id_: str = ID, extra: str = "", province: str = "bac-giang") -> str:
    """Return the text of a sound article; `extra` are lines of its front matter, from line 9."""
    return (
        "---\n"
        f'id: "{id_}"\n'
        "title: Tiêu đề\n"
        "date: null\n"
        "date_basis: unknown\n"
        'added: "2026-11-21"\n'
        f"province: {province}\n"
        "rights: summary\n"
        f"{extra}"
        "---\n\n"
        "Lời tóm tắt.\n"
    )


def folder(root: Path, **files: str | bytes) -> Path:
    """Write files named by their paths, with `__` for `/`, and return the folder they stand in."""
    for name, text in files.items():
        path = root / f"{name.replace('__', '/').replace('_', '-')}"
        path = path.with_suffix(".yaml" if path.name == "tags" else ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root
