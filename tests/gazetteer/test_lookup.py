import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao import gazetteer
from khobao.gazetteer import names

G = gazetteer.load()

SPELLINGS = {
    "ba-ria-vung-tau": ["BR-VT", "Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu"],
    "bac-kan": ["Bắc Kạn", "Bắc Cạn", "BẮC CẠN", "bac kan", "tỉnh Bắc Kạn"],
    "bac-giang": ["Bắc Giang", "Tỉnh Bắc Giang", "bac giang", "TỈNH BẮC GIANG", "TP Bắc Giang"],
    "dak-lak": ["Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "Đắk Lăk", "Dak Lak", "Ðắk Lắk", "đắk lắk"],
    "dak-nong": ["Đắk Nông", "Đăk Nông", "Ðăk Nông", "dak nong"],
    "ha-noi": ["Hà Nội", "Thủ đô Hà Nội", "TP. Hà Nội", "T.P Hà Nội", "thanh pho ha noi"],
    "ha-tay": ["Hà Tây"],
    "hoa-binh": ["Hoà Bình", "Hòa Bình", "HOÀ BÌNH", "tinh hoa binh"],
    "hue": ["Huế", "TP. Huế", "Thành phố Huế"],
    "khanh-hoa": ["Khánh Hoà", "Khánh Hòa"],
    "kon-tum": ["Kon Tum", "Kontum"],
    "thanh-hoa": ["Thanh Hoá", "Thanh Hóa"],
    "thua-thien-hue": ["Thừa Thiên Huế", "Thừa Thiên - Huế", "Thừa Thiên-Huế", "T.T.Huế", "TT-Huế"],
    "tp-ho-chi-minh": [
        "TPHCM",
        "TP.HCM",
        "TP HCM",
        "Tp. HCM",
        "TP. Hồ Chí Minh",
        "Thành phố Hồ Chí Minh",
        "Hồ Chí Minh",
        "tp ho chi minh",
    ],
}


@pytest.mark.parametrize(
    ("written", "id_"), [(w, i) for i, spellings in SPELLINGS.items() for w in spellings]
)
def test_lookup_knows_each_spelling(written, id_):
    assert G.lookup(written).id == id_


@pytest.mark.parametrize("written", ["", "tỉnh", "Bắc", "Nam", "Sơn Động", "Atlantis", "Hạ Nam"])
def test_lookup_of_no_province_is_none(written):
    assert G.lookup(written) is None


def test_lookup_at_a_day_gives_the_province_of_that_day():
    assert G.lookup("Huế", date(2024, 12, 31)).id == "thua-thien-hue"
    assert G.lookup("Huế", date(2025, 1, 1)).id == "hue"
    assert G.lookup("Hà Tây", date(2008, 7, 31)).id == "ha-tay"
    assert G.lookup("Hà Tây", date(2008, 8, 1)) is None
    assert G.lookup("Bắc Giang", date(2025, 7, 1)) is None


@pytest.mark.parametrize("name", [name for p in G.provinces for name in (p.name, *p.aliases)])
def test_no_name_is_ambiguous(name):
    assert G.lookup(name) is not None


def _older_tone(name):
    pairs = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý"}
    for new, old in pairs.items():
        name = name.replace(new, old)
    return name


TRANSFORMS = [
    str.upper,
    str.lower,
    _older_tone,
    lambda s: unicodedata.normalize("NFD", s),
    lambda s: s.replace("Đ", "Ð"),
    lambda s: s.replace(" - ", "–"),
    lambda s: s.replace(" ", "\u00a0"),
    lambda s: f"  {s} ",
]
PREFIXES = ["", "tỉnh ", "Tỉnh ", "TP. ", "thành phố ", "T.P "]


@given(
    st.sampled_from(G.provinces),
    st.sampled_from(PREFIXES),
    st.lists(st.sampled_from(TRANSFORMS), max_size=4, unique=True),
)
def test_a_name_typed_otherwise_is_found_all_the_same(province, prefix, transforms):
    written = prefix + province.name
    for transform in sorted(transforms, key=TRANSFORMS.index):
        written = transform(written)
    assert G.lookup(written) == province


@given(st.sampled_from(G.provinces))
def test_a_name_without_marks_is_found(province):
    assert G.lookup(names.plain(province.name).lower()) == province


@given(st.text())
def test_a_key_is_its_own_key(text):
    assert names.key(names.key(text)) == names.key(text)


@given(st.text(alphabet="aAoOeEuUyàáảạòóọÒùúỷỳÐđ -–’q\u00a0"))
def test_one_spelling_keeps_the_offsets(text):
    text = unicodedata.normalize("NFC", text)
    assert len(names.spelling(text)) == len(text)
