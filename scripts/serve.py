"""Serve the site of a content folder, building it again whenever something changes."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

import click
from watchfiles import watch

from khobao.site.live import Live
from khobao.site.preview import PortBusyError, server

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "scripts" / "build_site.py"
SETTINGS = ROOT / "pelicanconf.py"
CODE = (ROOT / "plugins", SETTINGS)
THEME = ROOT / "theme"

QUIET = 50
"""Milliseconds without another change, after which a burst of them is over."""

LOOK = 1000
"""Milliseconds between looks whether the content folder is still the same."""

POLL = 0.1
"""Seconds until the server hears that it's over."""

PATIENCE = 20
"""Seconds that a build is given to tidy up when it is stopped."""

VIM_PROBE = "4913"

Outcome = tuple[bool, list[str]]
"""Whether a build went well, and what there is to say of it."""


class Builder:
    """A process that builds again and again, and has loaded all it needs.

    It is apart from the server, whose threads could not be forked with it, and is replaced when
    the code has changed.
    """

    def __init__(self, content: Path, output: Path) -> None:
        command = [sys.executable, BUILD, "--content", content, "--output", output, "--again"]
        self._command = [str(one) for one in command]
        self._process: subprocess.Popen[str] | None = None

    def build(self) -> Outcome:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write("\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self.stop()
            return False, ["trình dựng trang dừng giữa chừng; nó chạy lại khi có thay đổi"]
        told = json.loads(answer)
        return told["done"], told["lines"]

    def stop(self) -> None:
        """End the process; the next build begins with another."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.terminate()
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                process_group=0,  # Ctrl-C is answered here
            )
        return self._process


def watched(
    content: Path, output: Path, ended: Event, *, polling: bool = False
) -> Iterable[set[Path]]:
    """Yield what changed of the content, the theme or the code, a burst at a time.

    A content folder that is missing is waited for, one that is replaced found again. Raises
    OSError or RuntimeError if the system watches no more folders; polling asks nothing of it.
    """
    content, output = content.resolve(), output.resolve()
    roots = (content, *CODE, THEME)
    while not ended.is_set():
        if not content.is_dir():
            ended.wait(LOOK / 1000)
            if content.is_dir():
                yield {content}
            continue
        here = _identity(content)
        for changes in watch(
            *roots,
            watch_filter=lambda _, path: counts(Path(path), roots, output),
            step=QUIET,
            stop_event=ended,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=polling,
        ):
            paths = {Path(path) for _, path in changes}
            if paths:
                yield paths
            if _identity(content) != here:
                yield {content}
                break
            if SETTINGS in paths:  # another file may have taken its place
                break


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def counts(path: Path, roots: Iterable[Path], output: Path) -> bool:
    """Return whether a change of a file below one of the roots may change the site."""
    for root in roots:
        if path.is_relative_to(root):
            inside = path.relative_to(root).parts
            break
    else:
        return False
    hidden = any(part.startswith(".") or part == "__pycache__" for part in inside)
    backup = path.name.endswith(("~", ".tmp")) or path.name == VIM_PROBE
    return not (hidden or backup or path.is_relative_to(output))


def code_changed(paths: Iterable[Path]) -> bool:
    return any(path.is_relative_to(code) for path in paths for code in CODE)


def follow(queue: "SimpleQueue[set[Path]]", content: Path, output: Path, ended: Event) -> None:
    """Put into a queue what changes, watching by whichever way works."""
    for polling in (False, True):
        try:
            for paths in watched(content, output, ended, polling=polling):
                queue.put(paths)
        except (OSError, RuntimeError) as error:
            way = "dừng, hãy chạy lại make serve" if polling else "dò từng lúc, chậm hơn"
            click.echo(f"Lưu ý: không theo dõi được thay đổi ({error}); {way}", err=True)
        else:
            return


def _next(queue: "SimpleQueue[set[Path]]") -> set[Path]:
    """Wait for a change, and return all that there are by now."""
    paths = queue.get()
    while True:
        try:
            paths |= queue.get_nowait()
        except Empty:
            return paths


def rebuild(build: Callable[[], Outcome], live: Live) -> None:
    """Build, say how it went, and tell the pages that are open."""
    done, lines = build()
    click.echo("\n".join(lines), err=not done)
    if done:
        live.built()
    else:
        live.failed(tuple(lines))


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), default="output", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def main(content: Path, output: Path, port: int) -> None:
    """Serve the site of CONTENT at http://localhost:PORT until Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    live = Live()
    try:
        serving = server(output, port, live)
    except PortBusyError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    builder, ended = Builder(content, output), Event()
    changes: SimpleQueue[set[Path]] = SimpleQueue()
    try:
        Thread(target=serving.serve_forever, args=[POLL], daemon=True).start()
        Thread(target=follow, args=(changes, content, output, ended), daemon=True).start()
        rebuild(builder.build, live)
        click.echo(f"Xem tại http://localhost:{serving.server_port} (dừng: Ctrl-C)")
        while True:
            if code_changed(_next(changes)):
                builder.stop()
            rebuild(builder.build, live)
    except KeyboardInterrupt:
        click.echo()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C is no more than the first
        ended.set()
        builder.stop()
        live.close()
        serving.shutdown()
        serving.server_close()


if __name__ == "__main__":
    main()
