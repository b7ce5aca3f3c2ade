import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted(ROOT.glob("requirements*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGE = json.loads((ROOT / "package.json").read_text("utf-8"))
PACKAGES = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
PEERS = ROOT / "scripts" / "peers"
PEER = json.loads((PEERS / "package.json").read_text("utf-8"))
PEER_PACKAGES = json.loads((PEERS / "package-lock.json").read_text("utf-8"))["packages"]
NPM = [(PACKAGE, PACKAGES), (PEER, PEER_PACKAGES)]

# beautifulsoup4==4.15.0 \
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)", re.M)


def normal(requirement):
    """The name in a requirement, as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def pins(lock):
    return set(PINNED.findall((ROOT / lock).read_text("utf-8")))


def entries(text):
    """Each requirement with the lines that continue it."""
    return re.findall(r"^[a-z0-9].*\n(?: .*\n)*", text, re.M)


def ids(path):
    return path.name


@pytest.mark.parametrize("lock", LOCKS, ids=ids)
def test_every_python_requirement_has_a_version_and_hashes(lock):
    for entry in entries(lock.read_text("utf-8")):
        assert PINNED.match(entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("path", [*LOCKS, ROOT / ".npmrc", ROOT / "pyproject.toml"], ids=ids)
def test_no_python_lock_or_setting_names_a_registry(path):
    assert not re.search(r"://|index-url|find-links|registry *=", path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", [*PROJECT["project"]["dependencies"], "setuptools"]),
        (
            "requirements-dev.txt",
            [r for r in PROJECT["dependency-groups"]["dev"] if isinstance(r, str)],
        ),
        ("requirements-node.txt", PROJECT["dependency-groups"]["node"]),
        ("requirements-bench.txt", PROJECT["dependency-groups"]["bench"]),
    ],
)
def test_the_lock_holds_what_the_project_asks_for(lock, wanted):
    assert {normal(r) for r in wanted} <= {name for name, _ in pins(lock)}, "run `make lock`"


def test_the_tests_run_on_the_versions_that_users_get():
    assert pins("requirements.txt") <= pins("requirements-dev.txt"), "run `make lock`"


@pytest.mark.parametrize("packages", [PACKAGES, PEER_PACKAGES], ids=["own", "peers"])
def test_every_npm_package_has_its_hash_and_no_registry(packages):
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


@pytest.mark.parametrize(("package", "packages"), NPM, ids=["own", "peers"])
def test_npm_versions_are_exact_and_locked(package, packages):
    for name, version in (package["dependencies"] | package.get("devDependencies", {})).items():
        assert packages[f"node_modules/{name}"]["version"] == version


@pytest.mark.parametrize(("package", "packages"), NPM, ids=["own", "peers"])
def test_the_npm_lock_belongs_to_the_package(package, packages):
    stated = {key: value for key, value in package.items() if key not in ("private", "type")}
    assert packages[""] == stated, "run `make lock`"
