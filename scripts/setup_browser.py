"""Find the browser that the tests drive, or install one.

Looked for in this order: CHROMIUM, the usual names on PATH, the macOS
applications, the one that Playwright has already downloaded. A candidate counts
only if it starts: Ubuntu's `chromium-browser` may be a stub that asks for snap.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

CANDIDATES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

APT = (
    ("apt-get", "update", "--quiet"),
    ("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"),
)
PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)

ADVICE = """\
Không có trình duyệt để chạy kiểm thử. Hãy cài Chromium hoặc Google Chrome, rồi chạy lại:
There is no browser to run the tests in. Install Chromium or Google Chrome, then run again:
    Debian:  sudo apt install chromium
    Ubuntu:  sudo snap install chromium
    macOS:   brew install --cask google-chrome
Nếu đã có ở chỗ khác / if it stands elsewhere:  make test CHROMIUM=/path/to/chromium"""

Steps = tuple[tuple[str, ...], ...]


def find(
    env: Mapping[str, str],
    which: Callable[[str], str | None],
    starts: Callable[[Path], bool],
    from_playwright: Callable[[], Path | None],
) -> Path | None:
    """Return the first browser that starts; if CHROMIUM is set, that one or none."""
    wanted = env.get("CHROMIUM")
    for name in [wanted] if wanted else CANDIDATES:
        path = which(name)
        if path and starts(Path(path)):
            return Path(path)
    own = None if wanted else from_playwright()
    return own if own and starts(own) else None


def ways_to_install(distribution: str, *, root: bool) -> list[Steps]:
    """Return the ways worth trying, best first.

    `distribution` is the ID of os-release, empty on macOS. Ubuntu's package only
    points to snap, so apt is left out there.
    """
    return [APT, PLAYWRIGHT] if root and distribution == "debian" else [PLAYWRIGHT]


def find_browser() -> Path | None:
    """Return the browser of this machine, None if there is none."""
    return find(os.environ, shutil.which, _starts, _from_playwright)


def _starts(browser: Path) -> bool:
    try:
        return (
            subprocess.run([browser, "--version"], capture_output=True, timeout=60).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _from_playwright() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


def _install(steps: Steps) -> None:
    """Run the steps until one fails; whether a browser came of them is seen by looking."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in steps:
        click.echo("$ " + " ".join(step), err=True)
        if subprocess.run(step, env=env, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode:
            return


@click.command()
@click.option("--print", "print_only", is_flag=True, help="Print the path only, install nothing.")
def main(*, print_only: bool) -> None:
    """Find the browser that the tests drive, or install one."""
    browser = find_browser()
    if not browser and not print_only and not os.environ.get("CHROMIUM"):
        click.echo("Chưa có trình duyệt, đang cài… / No browser yet, installing one…", err=True)
        for steps in ways_to_install(_distribution(), root=os.geteuid() == 0):
            _install(steps)
            browser = find_browser()
            if browser:
                break
    if not browser:
        wanted = os.environ.get("CHROMIUM")
        if wanted:
            click.echo(f"CHROMIUM={wanted} không chạy được. / does not start.", err=True)
        click.echo(ADVICE, err=True)
        sys.exit(1)
    if print_only:
        click.echo(browser)


if __name__ == "__main__":
    main()
