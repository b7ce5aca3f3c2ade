#!/bin/sh
# Run npm with the arguments given. Where there is no Node new enough for the
# packages, or no npm beside it, take both from a PyPI wheel, into .venv.
set -eu

PATH=$PWD/.venv/bin:$PATH
export PATH

# The range that package.json states in "engines".
node_is_new_enough() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)' \
    2>/dev/null
}

if ! node_is_new_enough || ! npm --version >/dev/null 2>&1; then
  echo 'Không có Node.js 20.19+ kèm npm, nên cài vào .venv…' >&2
  echo 'No Node.js 20.19+ with npm here, so it goes into .venv…' >&2
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary=:all: --requirement requirements-node.txt
fi

exec npm "$@" --ignore-scripts --no-audit --no-fund --loglevel=error
