"""What makes pages beside their content: our sources, the interpreter, the installed packages."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

DIGEST = 16


def version(folders: Iterable[Path]) -> str:
    """Return what tells these from others: a digest of every file below the folders.

    Compiled modules aside. Of an installed package its name and version count.
    """
    digest = blake2b(sys.version.encode(), digest_size=DIGEST)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                name, content = path.relative_to(folder).as_posix(), path.read_bytes()
                digest.update(f"{name}\0{len(content)}\0".encode() + content)
    for name in _installed():
        digest.update(f"{name}\0".encode())
    return digest.hexdigest()


def _installed() -> list[str]:
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    found = (path for place in places for path in Path(place).glob("*.dist-info"))
    return sorted(path.name for path in found)
