"""What browsers are told to keep to, in pages, in the hosts' file and in the manual."""

import re

import pytest
from bs4 import BeautifulSoup

from khobao.site import hosting
from tests.site.making import SETTINGS

MANUAL = (SETTINGS.parent / "docs" / "deploying.md").read_text(encoding="utf-8")
EVERY = hosting.headers()["/*"]


def directives(policy: str) -> dict[str, str]:
    return dict(one.split(" ", 1) for one in policy.split("; "))


def read(text: str) -> dict[str, dict[str, str]]:
    """Read a `_headers` file as its hosts do: a path, then indented lines of name: value."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[path][name] = value
        else:
            path = line
            found[path] = {}
    return found


def test_the_site_holds_the_headers_as_a_file_for_hosts(built):
    assert read((built / "_headers").read_text("ascii")) == hosting.headers()


def test_every_page_carries_the_policy_of_the_headers_without_what_pages_cannot_say(built):
    header = directives(EVERY["Content-Security-Policy"])
    in_header_alone = {"frame-ancestors"}
    for path in built.rglob("*.html"):
        head = BeautifulSoup(path.read_text("utf-8"), "html.parser").head
        metas = head.find_all("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert len(metas) == 1, path
        in_page = directives(metas[0]["content"])
        assert in_page == {k: v for k, v in header.items() if k not in in_header_alone}, path
        first = next(one for one in head.find_all(True) if one.get("charset") is None)
        assert first is metas[0], f"{path}: what stands before it isn't covered by it"


def test_pages_and_headers_name_one_referrer_policy(built):
    home = BeautifulSoup((built / "index.html").read_text("utf-8"), "html.parser")
    named = home.find("meta", attrs={"name": "referrer"})["content"]
    assert named == EVERY["Referrer-Policy"]


def test_the_policy_allows_nothing_but_the_site_itself():
    values = set(directives(EVERY["Content-Security-Policy"]).values())
    assert values == {"'none'", "'self'"}
    assert directives(EVERY["Content-Security-Policy"])["default-src"] == "'none'"


def test_a_file_that_can_change_under_its_name_is_never_kept_for_long():
    kept = {
        path: int(re.search(r"max-age=(\d+)", fields["Cache-Control"])[1])
        for path, fields in hosting.headers().items()
        if "Cache-Control" in fields
    }
    assert kept == {"/theme/css/*": 600, "/theme/js/*": 600, "/theme/fonts/*": 31_536_000}


@pytest.mark.parametrize(
    ("server", "line"),
    [("nginx", 'add_header {} "{}" always;'), ("apache", '    Header always set {} "{}"')],
    ids=["nginx", "Apache"],
)
def test_the_manual_sets_the_same_headers(server, line):
    text = "\n".join(re.findall(rf"```{server}\n(.*?)```", MANUAL, re.DOTALL))
    for fields in hosting.headers().values():
        for name, value in fields.items():
            assert line.format(name, value) in text, name
    named = set(re.findall(r"(?:add_header|Header always set) (\S+)", text))
    assert named == {*EVERY, "Cache-Control"}
