"""The theme's modules without a browser."""

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "theme" / "static" / "js"


def run(module: str, body: str, value: object = None) -> object:
    """Return what a function body makes of a value.

    `m` is what the module exports, `load` imports another of the theme.
    """
    node = which("node")
    if node is None:
        pytest.skip("no node: make test sets it up")
    source = (
        f"const load = (name) => import({json.dumps(SCRIPTS.as_uri())} + '/' + name);\n"
        f"const m = await load({json.dumps(module)});\n"
        "const { readFileSync } = await import('node:fs');\n"
        "const value = JSON.parse(readFileSync(0, 'utf-8'));\n"
        f"const made = await (async () => {{ {body} }})();\n"
        "process.stdout.write(JSON.stringify(made ?? null));"
    )
    command = [node, "--no-warnings", "--input-type=module", "--eval", source]
    done = subprocess.run(
        command, input=json.dumps(value), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
