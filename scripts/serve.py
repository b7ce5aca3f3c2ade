"""Serve the site of a content folder, building it again whenever something changes."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Thread

import click
from watchfiles import watch

from khobao.site.preview import PortBusyError, server

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "scripts" / "build_site.py"
SOURCES = (ROOT / "plugins", ROOT / "theme", ROOT / "pelicanconf.py")


def rebuild(content: Path, output: Path) -> None:
    """Build in a process of its own, so that a change of the code counts too."""
    subprocess.run([sys.executable, BUILD, "--content", content, "--output", output], check=False)


def watched(content: Path, output: Path) -> Iterable[object]:
    """Yield at each change of the content, the theme or the code; waits for a missing folder."""
    if not content.is_dir():
        while not content.is_dir():
            time.sleep(1)
        yield content
    skipped = output.resolve()
    yield from watch(
        content,
        *SOURCES,
        watch_filter=lambda _, path: _counts(Path(path), skipped),
        raise_interrupt=True,
    )


def _counts(path: Path, output: Path) -> bool:
    staged = path.is_relative_to(output.parent) and any(
        part.startswith(f".{output.name}.") for part in path.parts
    )
    return not (staged or path.is_relative_to(output) or "__pycache__" in path.parts)


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), default="output", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def main(content: Path, output: Path, port: int) -> None:
    """Serve the site of CONTENT at http://localhost:PORT until Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serving = server(output, port)
    except PortBusyError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    try:
        Thread(target=serving.serve_forever, daemon=True).start()
        rebuild(content, output)
        click.echo(f"Xem tại http://localhost:{serving.server_port} (dừng: Ctrl-C)")
        for _ in watched(content, output):
            rebuild(content, output)
    except KeyboardInterrupt:
        click.echo()
    finally:
        serving.server_close()


if __name__ == "__main__":
    main()
