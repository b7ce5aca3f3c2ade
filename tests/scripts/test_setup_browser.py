from pathlib import Path

import pytest

from scripts.setup_browser import APT, PLAYWRIGHT, find, ways_to_install

OWN = Path("/cache/chromium-1/chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def found(*, env=None, installed=(), broken=(), own=None):
    """What `find` answers where `installed` are the names that lead to a file."""
    places = {name: name if name.startswith("/") else f"/usr/bin/{name}" for name in installed}
    return find(
        env or {},
        places.get,
        lambda path: path.name not in broken,
        lambda: own,
    )


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        pytest.param(["google-chrome", "chromium"], "/usr/bin/chromium", id="chromium-first"),
        pytest.param(["chrome", "chromium-browser"], "/usr/bin/chromium-browser", id="by-order"),
        pytest.param([MAC], MAC, id="macos-application"),
    ],
)
def test_takes_the_first_installed_browser(installed, expected):
    assert found(installed=installed, own=OWN) == Path(expected)


def test_takes_playwrights_own_where_none_is_installed():
    assert found(own=OWN) == OWN


def test_finds_none_where_there_is_none():
    assert found() is None


def test_chromium_variable_comes_before_all_others():
    env = {"CHROMIUM": "/opt/mine"}
    assert found(env=env, installed=["chromium", "/opt/mine"], own=OWN) == Path("/opt/mine")


def test_a_wrong_chromium_variable_is_not_replaced_by_another_browser():
    assert found(env={"CHROMIUM": "/opt/mine"}, installed=["chromium"], own=OWN) is None


def test_an_empty_chromium_variable_counts_as_unset():
    assert found(env={"CHROMIUM": ""}, installed=["chromium"]) == Path("/usr/bin/chromium")


def test_passes_over_a_browser_that_does_not_start():
    installed = ["chromium-browser", "google-chrome"]
    expected = Path("/usr/bin/google-chrome")
    assert found(installed=installed, broken=["chromium-browser"]) == expected


def test_playwrights_own_counts_only_if_it_starts():
    assert found(own=OWN, broken=[OWN.name]) is None


@pytest.mark.parametrize(
    ("distribution", "root", "expected"),
    [
        ("debian", True, [APT, PLAYWRIGHT]),
        ("debian", False, [PLAYWRIGHT]),
        ("ubuntu", True, [PLAYWRIGHT]),
        ("", False, [PLAYWRIGHT]),
    ],
    ids=["debian-root", "debian-user", "ubuntu", "macos"],
)
def test_installs_by_apt_only_where_that_gives_a_browser(distribution, root, expected):
    assert ways_to_install(distribution, root=root) == expected
