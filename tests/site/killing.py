"""Builds killed at random moments: `python -m tests.site.killing 100 [SEED [ARTICLES]]`.

After each kill the served folder is one whole site, the old or the new one, byte for byte as a
clean build gives it; after each build that wasn't killed, it is the new one and nothing else lies
beside it. Of 200 articles and more, pages are made in several processes.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

from tests.site.making import FIXTURE, SETTINGS, article, content, files

SCRIPT = SETTINGS.parent / "scripts" / "build_site.py"
ROUNDS = 3
"""Builds that are timed, to know among which moments to choose."""

GONE = "articles/lang-son"


def contents(folder: Path, articles: int) -> list[Path]:
    """Return two archives: one with articles edited, some removed and some added."""
    one, other = folder / "one", folder / "other"
    shutil.copytree(FIXTURE, one)
    shutil.copytree(FIXTURE, other)
    shutil.rmtree(other / GONE)
    content(one, article(1, title="Một"), article(2, body="Lời cũ."))
    content(other, article(1, title="Hai"), article(2, body="Lời mới."), article(3))
    for number in range(4, articles):
        content(one, article(number))
        content(other, article(number, title=f"Bài {number % 5}"))
    return [one, other]


class Killing:
    """A folder to serve, and two archives to build into it by turns."""

    def __init__(self, folder: Path, seed: int, articles: int = 0) -> None:
        self.random = random.Random(seed)
        self.folder = folder / "site"
        self.folder.mkdir()
        self.served = self.folder / "served"
        self.cache = folder / "cache"
        self.archives = contents(folder, articles)
        self.clean = []
        for number, archive in enumerate(self.archives):
            self.build(archive, folder / f"clean-{number}", folder / f"cache-{number}")
            self.clean.append(files(folder / f"clean-{number}"))
        assert self.clean[0] != self.clean[1]
        self.left: Counter[str] = Counter()
        """How many kills left the old site, how many the new, and how many came too late."""

    def build(self, archive: Path, output: Path, cache: Path) -> None:
        assert self.start(archive, output, cache).wait() == 0

    def start(self, archive: Path, output: Path, cache: Path) -> subprocess.Popen:
        command = [sys.executable, SCRIPT, "--content", archive, "--output", output]
        env = os.environ | {"KHOBAO_CACHE": str(cache)}
        return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)

    def begun(self, building: subprocess.Popen) -> float:
        """Wait until a build has its lock, and return when that was."""
        while not (self.folder / ".served.lock").exists() and building.poll() is None:
            time.sleep(0.001)
        return time.perf_counter()

    def timed(self, archive: Path) -> float:
        (self.folder / ".served.lock").unlink(missing_ok=True)
        building = self.start(archive, self.served, self.cache)
        began = self.begun(building)
        assert building.wait() == 0
        return time.perf_counter() - began

    def run(self, kills: int) -> None:
        """Kill so many builds; raises AssertionError."""
        span = median(self.timed(self.archives[turn % 2]) for turn in range(ROUNDS))
        old = (ROUNDS - 1) % 2
        while self.left["old"] + self.left["new"] < kills:
            new = 1 - old
            (self.folder / ".served.lock").unlink(missing_ok=True)
            building = self.start(self.archives[new], self.served, self.cache)
            self.begun(building)
            time.sleep(self.random.uniform(0, span))
            building.kill()
            killed = building.wait() != 0
            found = files(self.served)
            assert found in self.clean, "half a site is served"
            now = self.clean.index(found)
            self.left[("new" if now == new else "old") if killed else "too late"] += 1
            if self.random.random() < 0.5:  # else the next build is killed too
                new = self.random.choice((0, 1))
                self.build(self.archives[new], self.served, self.cache)
                assert files(self.served) == self.clean[new], "the next build is wrong"
                spare = self.served.with_name(".served.spare")
                left = set(self.folder.iterdir()) - {self.served, spare}
                assert not left, "something is left behind"
                now = new
            old = now


def main(kills: int, seed: int, articles: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="khobao-"))
    try:
        killing = Killing(folder, seed, articles)
        killing.run(kills)
    finally:
        shutil.rmtree(folder)
    print(f"seed {seed}: {dict(killing.left)}")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*given, *(100, random.randrange(10**6), 0)[len(given) :])
