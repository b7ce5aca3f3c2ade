"""What breaks parsers, for the importer: mutated pages, random bytes, and inputs of absurd size.

python -m tests.intake.fuzz 10000      how each ended, the slowest and the peak memory

Ends with 1 if anything ended in a traceback, took 5 s of a core, or more than 500 MiB.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from khobao.intake import RefusedError, propose
from khobao.intake.importer import Importer, survey
from khobao.intake.inputs import sources
from khobao.intake.propose import edges
from khobao.intake.sizes import LONGEST
from khobao.record import front_matter

PAGES = Path(__file__).parents[1] / "quality" / "pages"
ADDED = date(2026, 1, 2)
SLOWEST, LARGEST = 5.0, 500
"""Seconds of a core that any input may take, and MiB that the whole run may."""

HANG = 60
"""Seconds of a core after which an input is said to hang."""

POISON = (
    b"&#" + b"9" * 5000 + b";",
    b"<div>" * 3000,
    b"<table><tr><td>" * 800,
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>&b;',
    b"&#x110000;&#0;&lt;" * 50,
    b"\x00\xff\xfe\x80",
    "ế".encode() * 20_000,
    b"9" * 5000,
    b"1.000" * 2000,
    "năm 2024, ".encode() * 2000,
    "đồng chí A, Bí thư; ".encode() * 500,
    ("(" * 2000).encode(),
    b'{"@type":"NewsArticle","headline":' * 300,
    "trong đó 5 hộ, ".encode() * 1500,
    "\u202e\u200b\u0301".encode() * 300,
    b"![](" * 1500,
    ("a" * 200_000).encode(),
    ("Nghị quyết số 1/" * 800).encode(),
    b"<script>" * 1000,
    "bị cáo Trần Văn Bình tử vong, ".encode() * 300,
    "\nxã bàn việc".encode() * 1000,
)

MEGABYTE = 2**20
LINE = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. "
TEXT = f"Xã Đồng Tâm họp bàn công tác dân vận\n\n{LINE * 6}\n\n"
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 5}">' for n in range(12))


def text(words: str) -> bytes:
    """Return an article that goes on with these words, as long as an article may be."""
    room = LONGEST - len(TEXT) - 1
    return (TEXT + (words * (room // len(words) + 1))[:room]).encode()


def page(body: str, head: str = "") -> bytes:
    title = "<h1>Xã Đồng Tâm họp bàn công tác dân vận</h1>"
    return f"<html><head>{head}</head><body>{title}<p>{LINE * 6}</p>{body}</body></html>".encode()


HUGE: dict[str, Callable[[], bytes]] = {
    "5 MB without a blank": lambda: b"a" * 5 * MEGABYTE,
    "5 MB of marks without a blank": lambda: "ế".encode() * (5 * MEGABYTE // 3),
    "5 MB without a line feed": lambda: (LINE * (5 * MEGABYTE // 90)).encode(),
    "19 MB of prose": lambda: (LINE * (19 * MEGABYTE // 95)).encode(),
    "19 MB of zeros": lambda: bytes(19 * MEGABYTE),
    "19 MB of random bytes": lambda: random.Random(1).randbytes(19 * MEGABYTE),
    "1 MB of random bytes": lambda: random.Random(2).randbytes(MEGABYTE),
    "1 MB of TCVN3 letters": lambda: bytes(range(128, 256)) * (MEGABYTE // 128),
    "400,000 lines": lambda: b"a\n" * 400_000,
    "30,000 lines": lambda: (TEXT + "\n".join(f"Dòng {n}" for n in range(20_000))).encode(),
    "100,000 levels": lambda: page("<div>" * 100_000),
    "100,000 levels, closed": lambda: page("<div>" * 100_000 + "a" + "</div>" * 100_000),
    "100,000 levels of spans": lambda: page("<p>" + "<span>" * 100_000 + "chữ"),
    "100,000 levels of tables": lambda: page("<table><tr><td>" * 100_000),
    "entity bomb": lambda: f"<!DOCTYPE x [{BOMB}]>".encode() + page("&a11;"),
    "attribute of 5 MB": lambda: page(f'<p class="{"a" * 5 * MEGABYTE}">chữ</p>'),
    "attribute of 3 MB": lambda: page(f'<p class="{"a " * (3 * MEGABYTE // 2)}">chữ</p>'),
    "100,000 attributes": lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>chữ</p>"),
    "19 MB of tags": lambda: page("<b>a</b>" * (19 * MEGABYTE // 8)),
    "3 MB of tags": lambda: page("<b>a</b>" * (3 * MEGABYTE // 8)),
    "29,000 elements": lambda: page("<p>Xã</p>" * 29_000),
    "scripts that never end": lambda: page("<script>" * 60_000),
    "3 MB of <": lambda: page("<" * 3 * MEGABYTE),
    "3 MB of references": lambda: page("&#65;" * (3 * MEGABYTE // 5)),
    "100,000 comments": lambda: page("<!--" * 100_000),
    "JSON-LD 100,000 deep": lambda: page(
        "", f'<script type="application/ld+json">{"[" * 100_000}</script>'
    ),
    "a picture of 15 MB": lambda: page(f'<img src="data:image/png;base64,{"A" * 15_000_000}">'),
    "years": lambda: text("năm 2024, "),
    "days": lambda: text("ngày 5/6/2020, "),
    "figures": lambda: text("12 mô hình, "),
    "parts": lambda: text("trong đó 5 hộ, "),
    "sums": lambda: text("Có 9 mô hình, trong đó 5 mô hình, 4 mô hình. "),
    "offices": lambda: text("Bí thư Nguyễn Văn An, "),
    "people": lambda: text("đồng chí Nguyễn Văn An, Bí thư; "),
    "accused": lambda: text("bị cáo Trần Văn Bình tử vong, "),
    "documents": lambda: text("Nghị quyết số 1/NQ-TU ngày 2/3/2020 của Tỉnh ủy, "),
    "places": lambda: text("xã Đồng Tâm, huyện Sơn Động, "),
    "slips": lambda: text("xây dụng đường "),
    "wrapped lines": lambda: text("xã bàn\n"),
    "bylines": lambda: text("Tác giả: Vân Anh\n"),
    "pictures": lambda: text("![]("),
    "brackets": lambda: text("("),
    "combining marks": lambda: text("e\u0301\u0302"),
    "hidden signs": lambda: text("\u202e\u200b"),
}


def pages() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(PAGES.iterdir()) if path.suffix != ".json")


def mutants(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield that many inputs, the same for the same seed: mutated pages, a few of random bytes."""
    chance = random.Random(seed)
    originals = pages()
    for _ in range(count):
        if chance.random() < 0.03:
            yield chance.randbytes(chance.randrange(20_000))
            continue
        data = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 4)):
            _mutate(data, chance, originals)
        yield bytes(data)


def _mutate(data: bytearray, chance: random.Random, originals: tuple[bytes, ...]) -> None:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.randrange(400))
    match chance.randrange(6):
        case 0:
            del data[start:end]
        case 1:
            data[start:start] = data[start:end] * chance.randint(1, 20)
        case 2:
            other = chance.choice(originals)
            cut = chance.randrange(len(other) + 1)
            data[start:start] = other[cut : cut + 600]
        case 3:
            data[start:start] = chance.choice(POISON)
        case 4:
            data[start:end] = chance.randbytes(end - start)
        case _:
            data[start:end] = bytes(reversed(data[start:end]))


def outcome(data: bytes) -> str:
    """Return how an input ended: 'article', or the code of its refusal, which has a reason."""
    edges(data, "./")
    try:
        article = propose(data, ADDED).article
    except RefusedError as refused:
        return refused.code if str(refused) else "NO REASON"
    assert front_matter.loads(front_matter.dumps(article)) == article
    return "article"


def files(folder: Path) -> None:
    """Write what a user might hand in by mistake."""
    whole = text("Xã bàn việc. ")
    (folder / "50.txt").write_bytes((LINE * (50 * MEGABYTE // 90)).encode())
    (folder / "50.html").write_bytes(page(f"<p>{LINE * (50 * MEGABYTE // 90)}</p>"))
    (folder / "50.jsonl").write_bytes(b'{"text": "' + b"a" * 50 * MEGABYTE + b'"}\n')
    (folder / "50.warc.gz").write_bytes(gzip.compress(bytes(50 * MEGABYTE)))
    (folder / "deep.jsonl").write_bytes(b"[" * MEGABYTE + b"\n" + b"9" * MEGABYTE)
    (folder / "deep.html").write_bytes(HUGE["100,000 levels"]())
    (folder / "deep.json").write_bytes(b'{"url":' * 100_000)
    (folder / "whole.jsonl").write_text(json.dumps({"text": whole.decode()}), "utf-8")


def handed_in() -> Iterator[str]:
    """Import such files as `make import` would, and yield how each ended."""
    with tempfile.TemporaryDirectory() as name:
        source, root = Path(name, "nguồn"), Path(name, "kho")
        source.mkdir()
        root.mkdir()
        files(source)
        read = sources(source)
        sites = survey(item for one in read for item in one())
        importer = Importer(root, ADDED, {}, sites)
        for one in read:
            for item in one():
                ended = importer.take(item)
                assert ended.code != "program-fault", ended
                assert ended.told
                yield ended.code or "article"


class Run:
    """Times inputs one by one, and remembers how they ended."""

    def __init__(self) -> None:
        self.ends: Counter[str] = Counter()
        self.slowest = (0.0, "")

    def try_(self, name: str, end: Callable[[], str]) -> None:
        """Note how a case ended; a traceback is printed, and the run goes on."""
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
        try:
            self.ends[end()] += 1
        except Exception:
            self.ends["TRACEBACK"] += 1
            print(f"{name}: {traceback.format_exc()}")
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.slowest = max(self.slowest, (time.process_time() - start, name))


def main(count: int) -> int:
    def hangs(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, hangs)
    run = Run()
    for name, made in HUGE.items():
        run.try_(name, lambda made=made: outcome(made()))
    run.try_("files handed in", lambda: ", ".join(sorted(set(handed_in()))))
    for number, data in enumerate(mutants(count)):
        run.try_(f"mutant {number}", lambda data=data: outcome(data))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(dict(run.ends.most_common()))
    print(f"slowest {run.slowest[0]:.2f} s ({run.slowest[1]}), peak {peak:.0f} MiB")
    return int(
        run.ends["TRACEBACK"] + run.ends["NO REASON"] > 0
        or run.slowest[0] >= SLOWEST
        or peak > LARGEST
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
