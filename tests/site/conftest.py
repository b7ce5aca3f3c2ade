from pathlib import Path

import pytest

from khobao.site.build import build
from tests.site.making import FIXTURE, SETTINGS


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The site of the fixture content, with an address of its own."""
    output = tmp_path_factory.mktemp("site") / "output"
    build(SETTINGS, FIXTURE, output, siteurl="https://kho.example.vn/bao")
    return output
