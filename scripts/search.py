"""Search a site that was built, as its search page does: `scripts/search.py "dân vận khéo"`."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import click

from khobao.record import KhoBaoError

ROOT = Path(__file__).resolve().parents[1]
ENTRY = ROOT / "scripts" / "search.mjs"
INDEX = Path("output") / "tim-kiem" / "chi-muc"
CORE = "goc.json"

REASONS = {
    "exact": "đúng dấu",
    "phrase": "đúng cụm từ",
    "folded": "khác dấu",
    "words": "đủ từ, không liền nhau",
    "field": "tên gọi, nhãn",
}
NOTES = {
    "telex": "Đọc “{from}” theo kiểu gõ Telex: “{to}”.",
    "vni": "Đọc “{from}” theo kiểu gõ VNI: “{to}”.",
    "spelling": "Tìm cả cách viết “{to}”.",
    "joined": "Tách “{from}” thành “{to}”.",
    "dropped": "Không bài nào đủ “{from}”; tìm “{to}”.",
    "suggestion": "Không bài nào có “{from}”; tìm “{to}”.",
    "apart": "Không bài nào có các từ đứng liền nhau; tìm bài có đủ từ.",
}


class SearchError(KhoBaoError):
    """The index or node isn't there, or a file of the index isn't whole."""


@click.command(help=__doc__, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option("--index", type=click.Path(path_type=Path), default=INDEX, show_default=True)
@click.option("--loose", is_flag=True, help="Thêm bài đủ từ mà các từ không liền nhau.")
@click.option("--marks", is_flag=True, help="Chỉ bài đúng dấu như đã gõ.")
@click.option("--json", "as_json", is_flag=True, help="In JSON.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True)
def main(
    query: tuple[str, ...], index: Path, loose: bool, marks: bool, as_json: bool, limit: int
) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        told = search(index, " ".join(query), limit=limit, loose=loose, marks=marks)
    except SearchError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(told)))


def search(index: Path, query: str, **options: int | bool) -> dict[str, Any]:
    """Return what the search page would find, as `search.mjs` tells it. Raises SearchError."""
    if not (index / CORE).is_file():
        raise SearchError(f"{index}: không có chỉ mục tìm kiếm; hãy chạy: make build")
    asked = {"query": query.encode("utf-8", "replace").decode(), **options}
    done = subprocess.run(
        [node(), str(ENTRY), str(index), json.dumps(asked)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["không rõ"])[-1]
        raise SearchError(f"node không chạy được bộ tìm kiếm ({reason}); hãy chạy: make setup")
    told: dict[str, Any] = json.loads(done.stdout)
    if "error" in told:
        raise SearchError(f"{index}: chỉ mục hỏng ({told['error']}); hãy chạy lại: make build")
    return told


def node() -> str:
    """Return the path of node: the one on PATH, else the project's own. Raises SearchError."""
    own = ROOT / ".venv" / "bin"
    found = which("node") or which("node", path=str(own))
    if found is None:
        raise SearchError("không có Node.js để chạy bộ tìm kiếm; hãy chạy: make setup")
    return found


def lines(told: dict[str, Any]) -> list[str]:
    """Return what a person reads."""
    if told["empty"]:
        return ["Chưa có từ nào để tìm."]
    out = [NOTES[note["kind"]].format_map(note) for note in told["notes"]]
    out.append(f"{told['found']} bài" if told["found"] else "Không tìm thấy bài nào.")
    for hit in told["hits"]:
        about = [hit["date"], hit["province"], hit["source"], REASONS[hit["reason"]]]
        out += [
            "",
            f"{hit['rank']}. {hit['title']}",
            f"   {' · '.join(part for part in about if part)}",
            f"   {hit['url']}",
            f"   {snippet(hit['snippet'])}",
        ]
    if told["suggestions"]:
        out += ["", "Có phải: " + ", ".join(f"“{one}”" for one in told["suggestions"]) + "?"]
    if told["looser"] and len(told["hits"]) == told["found"]:
        out += ["", "Thêm --loose để tìm cả bài có các từ không liền nhau."]
    return out


def snippet(found: dict[str, Any]) -> str:
    """Return a snippet as text, its hits in brackets."""
    text = "".join(f"[{words}]" if hit else words for words, hit in found["pieces"])
    return (
        f"{'…' if found['before'] else ''}{' '.join(text.split())}{'…' if found['after'] else ''}"
    )


if __name__ == "__main__":
    main()
