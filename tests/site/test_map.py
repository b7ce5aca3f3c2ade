"""The country's map: every province once in either division, shaded by what the archive holds."""

import json
import re
from datetime import date

import pytest

from khobao import collections, content, gazetteer
from khobao.site.atlas import AtlasError, Shape, load, outline
from khobao.site.pages import Site
from khobao.site.pages.map import STEPS, _bounds, _shade, map_of_before, map_of_today
from tests.site.making import FIXTURE, SETTINGS

PACKAGE = SETTINGS.parent / "node_modules" / "@svg-maps" / "vietnam" / "index.js"
PLACES = gazetteer.load()
EVE = date(2025, 6, 30)
OLD = [place.id for place in PLACES.provinces_on(EVE)]


@pytest.fixture(scope="module")
def site():
    entries = content.load(FIXTURE).entries
    return Site(
        archive=collections.collect(entries, PLACES),
        places=PLACES,
        texts={},
        excerpts={},
        pages=(),
        page_texts={},
        name="Kho giả định",
        atlas=load(PACKAGE, OLD),
    )


def test_every_province_is_drawn_once_in_either_division(site):
    names = {area.link.label.rpartition(":")[0] for area in map_of_before(site).areas}
    assert names == {PLACES.province(one).name for one in OLD}
    today = PLACES.provinces_on(date(2025, 7, 1))
    assert len(map_of_today(site).areas) == len(today) == 34


def test_the_islands_are_kept(site):
    for drawn in (map_of_before(site), map_of_today(site)):
        assert [isles.label for isles in drawn.isles] == ["Hoàng Sa", "Trường Sa"]
        assert all(isles.y + 20 < drawn.height for isles in drawn.isles)


def test_a_successor_holds_the_articles_of_what_went_into_it(site):
    told = {area.link.label: area for area in map_of_today(site).areas}
    before = {area.link.label for area in map_of_before(site).areas}
    of = {one.place.id: one for one in site.archive.provinces}
    both = len(of["bac-ninh"].all_entries)
    assert f"Bắc Ninh: {both} bài" in told
    assert f"Bắc Giang: {len(of['bac-giang'].entries)} bài" in before


def test_neighbours_are_drawn_as_one_without_the_border_between_them():
    left = Shape("a", (((0, 0), (4, 0), (4, 4), (0, 4)),))
    right = Shape("b", (((4, 0), (8, 0), (8, 4), (4, 4)),))
    assert outline([left, right]).count("M") == 1
    assert set(re.findall(r"-?\d+", outline([left, right]))) == {"0", "8", "4", "-8"}


def test_shades_go_up_with_the_counts_and_none_is_a_shade_of_its_own():
    counts = [0, 1, 1, 2, 5, 9, 30, 31, 400]
    shades = [_shade(count, _bounds(counts)) for count in counts]
    assert shades == sorted(shades)
    assert shades[0] == 0
    assert set(shades[1:]) == set(range(1, STEPS + 1))


@pytest.mark.parametrize("counts", [[], [0], [3], [2, 2]])
def test_few_counts_need_few_shades(counts):
    assert len(_bounds(counts)) <= 1


def test_a_missing_package_says_which_command_brings_it(tmp_path):
    with pytest.raises(AtlasError, match="make setup"):
        load(tmp_path / "index.js", OLD)


@pytest.mark.parametrize(
    "path", ["m 0,0 1,0", "q 1,1 2,2", "M 0,0 L 5,0 L 5,5 z"], ids=["few", "unknown", "one"]
)
def test_a_package_of_another_shape_is_refused(tmp_path, path):
    data = {"viewBox": "0 0 9 9", "locations": [{"id": "angiang", "path": path}]}
    file = tmp_path / "index.js"
    file.write_text(f"export default {json.dumps(data)};")
    with pytest.raises(AtlasError):
        load(file, OLD)
