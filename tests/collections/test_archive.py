from khobao import gazetteer
from khobao.collections import collect
from tests.collections.making import entry, names


def test_drafts_are_left_out_and_the_withdrawn_stand_apart():
    archive = collect(
        [
            entry("a", "2018", tags=("x",), province="nghe-an"),
            entry("b", "2019", tags=("y",), province="cao-bang", status="draft"),
            entry(
                "c",
                "2020",
                tags=("z",),
                province="ha-tinh",
                status="withdrawn",
                withdrawn={"on": "2026-01-01", "reason": "Lý do."},
            ),
        ],
        gazetteer.load(),
    )
    assert names(archive.entries) == ["a"]
    assert names(archive.withdrawn) == ["c"]
    assert [tag.label for tag in archive.tags] == ["x"]
    assert [one.place.id for one in archive.provinces] == ["nghe-an"]
    assert [year.number for year in archive.timeline.years] == [2018]
