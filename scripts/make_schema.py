"""Write the front matter's JSON Schema, made from the record, into docs/."""

from __future__ import annotations

from pathlib import Path

from khobao.record import schema

SCHEMA = Path(__file__).parent.parent / "docs" / "front-matter.schema.json"


def main() -> None:
    SCHEMA.write_text(schema.json_schema(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
