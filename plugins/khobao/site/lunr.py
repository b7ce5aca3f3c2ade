"""lunr.js from its npm package, as a module that a page's scripts can import."""

from __future__ import annotations

from pathlib import Path

from khobao.record import KhoBaoError

FILE = Path("lunr") / "lunr.min.js"
"""Below node_modules. It hands lunr to `module.exports` where there is one."""

BEFORE = b"const module = { exports: {} };\nconst exports = module.exports;\n"
AFTER = b"\nexport default module.exports;\n"


class MissingLunrError(KhoBaoError):
    """The package isn't there."""


def module(packages: Path) -> bytes:
    """Return the module's text; `packages` is node_modules. Raises MissingLunrError."""
    source = packages / FILE
    if not source.is_file():
        raise MissingLunrError(f"{source}: chưa có lunr.js; hãy chạy: make setup")
    return BEFORE + source.read_bytes() + AFTER
