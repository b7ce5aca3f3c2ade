"""Take the README's pictures: from content/ and an invented archive, light, at one size.

    python scripts/make_pictures.py

Needs a browser, as the tests do. The pictures differ from browser to browser, so no test compares
them; what they show is the site as it is built at this commit.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

import click
from playwright.sync_api import Browser, Page, sync_playwright

from khobao.site.build import build
from khobao.site.preview import server
from setup_browser import find_browser

ROOT = Path(__file__).resolve().parents[1]


FOLDER = ROOT / "docs" / "pictures"
ARTICLES = 300
"""Of the invented archive: enough for years to be bars."""

WIDE, HIGH = 1200, 750
"""Of the window, and of the picture."""
MOST = 60_000
"""Bytes that a picture may have."""

OWN, INVENTED = "content", "demo"
PICTURES = (
    ("home", OWN, ""),
    ("article", OWN, "tinh/cao-bang/"),
    ("province", INVENTED, "tinh/nghe-an/"),
    ("timeline", INVENTED, "dong-thoi-gian/"),
    ("figures", OWN, "so-lieu/"),
    ("search", INVENTED, "tim-kiem/?q=dan+van+kheo"),
)
"""Name, archive and address; the article is the first one of its province."""

SHRUNK = """async ([data, width, height, quality]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site; yields its address."""
    serving = server(folder, 0)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{serving.server_port}/"
    finally:
        serving.shutdown()
        serving.server_close()
        thread.join()


def shrunk(page: Page, png: bytes) -> bytes:
    """Return a picture as WebP, as good as MOST bytes allow."""
    data = base64.b64encode(png).decode("ascii")
    made = b""
    for quality in (0.9, 0.8, 0.7, 0.6, 0.5):
        made = base64.b64decode(page.evaluate(SHRUNK, [data, WIDE, HIGH, quality]))
        if len(made) <= MOST:
            break
    return made


def take(browser: Browser, addresses: dict[str, str]) -> None:
    context = browser.new_context(
        viewport={"width": WIDE, "height": HIGH}, color_scheme="light", locale="vi-VN"
    )
    page, blank = context.new_page(), context.new_page()  # the site's policy takes no other image
    for name, archive, url in PICTURES:
        page.goto(addresses[archive] + url)
        if name == "article":
            page.locator(".card a").first.click()
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        png = page.screenshot()
        made = shrunk(blank, png)
        (FOLDER / f"{name}.webp").write_bytes(made)
        click.echo(f"docs/pictures/{name}.webp: {len(made)} byte")
    context.close()


@click.command()
def main() -> None:
    """Build both archives aside and write docs/pictures/*.webp."""
    path = find_browser()
    if path is None:
        raise click.ClickException("không có trình duyệt; chạy make browser")
    with tempfile.TemporaryDirectory() as aside:
        root = Path(aside)
        demo = ["--articles", str(ARTICLES), "--content", str(root / "archive")]
        subprocess.run([sys.executable, ROOT / "scripts" / "make_demo.py", *demo], check=True)
        for name, content in ((OWN, ROOT / "content"), (INVENTED, root / "archive")):
            build(ROOT / "pelicanconf.py", content, root / name)
        FOLDER.mkdir(parents=True, exist_ok=True)
        with (
            served(root / OWN) as own,
            served(root / INVENTED) as invented,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            take(browser, {OWN: own, INVENTED: invented})
            browser.close()


if __name__ == "__main__":
    main()
