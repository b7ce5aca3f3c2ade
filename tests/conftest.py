import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory):
    """Keep what test builds leave for the next out of the project's own cache."""
    os.environ["KHOBAO_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["KHOBAO_CACHE"]
