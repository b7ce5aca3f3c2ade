"""Builds that are killed leave one whole site; `python -m tests.site.killing 100` kills more."""

from tests.site.killing import Killing


def test_the_served_folder_is_one_whole_site_whenever_a_build_is_killed(tmp_path):
    killing = Killing(tmp_path, seed=20261122)
    killing.run(8)
    assert killing.left["old"] + killing.left["new"] == 8
