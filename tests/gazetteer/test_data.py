import os
from pathlib import Path

import pytest

from khobao import gazetteer
from scripts import make_gazetteer

G = gazetteer.load()
FOLDER = os.environ.get("KHOBAO_GAZETTEER_PACKAGES", "")
COMMAND = "pip download --no-deps --dest DIR vietnamadminunits==1.0.4"


@pytest.mark.skipif(
    not (Path(FOLDER) / make_gazetteer.WHEEL).is_file(),
    reason=f"the source wheel isn't at hand: {COMMAND}; KHOBAO_GAZETTEER_PACKAGES=DIR",
)
def test_the_script_makes_the_committed_tables_byte_for_byte():
    made = make_gazetteer.make(Path(FOLDER) / make_gazetteer.WHEEL)
    assert made == {name: (make_gazetteer.DATA / name).read_bytes() for name in made}


@pytest.mark.parametrize("path", sorted(make_gazetteer.DATA.iterdir()), ids=lambda p: p.name)
def test_each_data_file_says_how_it_came_about(path):
    head = path.read_text(encoding="utf-8")[:600]
    made = "Made by scripts/make_gazetteer.py from vietnamadminunits 1.0.4 (PyPI), MIT License"
    assert (made if path.suffix == ".csv" else "# Edited by hand: ") in head


def test_a_wheel_with_other_bytes_is_refused(tmp_path):
    wheel = tmp_path / make_gazetteer.WHEEL
    wheel.write_bytes(b"another release")
    with pytest.raises(make_gazetteer.click.ClickException, match=r"sha256 is .*; expected"):
        make_gazetteer.make(wheel)


def test_what_names_yaml_says_of_names_fits_the_tables():
    districts = {d.name for d in G.districts}
    known = districts | {p.name for p in G.provinces}
    wording = G.wording
    assert wording.only_designated - districts == set()
    assert wording.words_in_capitals - known == set()
    assert set(wording.district_aliases) - districts == set()
    assert set(wording.only_after) - {p.id for p in G.provinces} == set()
