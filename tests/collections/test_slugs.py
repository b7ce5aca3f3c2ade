from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from khobao.collections.slugs import Claim, Crossroad, allocate
from khobao.record.text import slugify


def digits(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:4]


def test_a_slug_that_one_wants_is_given_as_it_is():
    assert allocate([Claim(key="lan", slug="lan"), Claim(key="an", slug="an")]) == (
        {"lan": "lan", "an": "an"},
        (),
    )


def test_a_slug_that_two_want_stays_and_names_both():
    given_, crossroads = allocate([Claim(key="lan", slug="lan"), Claim(key="lân", slug="lan")])
    assert given_ == {"lan": f"lan-{digits('lan')}", "lân": f"lan-{digits('lân')}"}
    assert crossroads == (Crossroad("lan", ("lan", "lân")),)


def test_an_editor_s_slug_is_always_given_and_the_other_takes_digits():
    given_, crossroads = allocate(
        [Claim(key="1", slug="lan", fixed=True), Claim(key="lan", slug="lan")]
    )
    assert given_ == {"1": "lan", "lan": f"lan-{digits('lan')}"}
    assert crossroads == ()


def test_a_slug_of_less_knowledge_leads_on():
    _, crossroads = allocate([Claim(key="a", slug="chi-thi-05-tu", others=("chi-thi-05",))])
    assert crossroads == (Crossroad("chi-thi-05", ("a",)),)


def test_a_name_without_letters_has_an_address_too():
    assert allocate([Claim(key="😀", slug="")])[0] == {"😀": digits("😀")}


keys = st.sampled_from(
    ["Lan", "Lân", "Lăn", "lan 1", "An", "Ân", "Ấn", "😀", "…", "lan-" + digits("Lân")]
)
claims = st.lists(keys, unique=True).map(
    lambda found: [Claim(key=key, slug=slugify(key)) for key in found]
)


@given(claims)
def test_each_has_an_address_of_its_own_in_any_order(found):
    slugs, crossroads = allocate(found)
    assert set(slugs) == {one.key for one in found}
    everything = [*slugs.values(), *(one.slug for one in crossroads)]
    assert len(set(everything)) == len(everything)
    assert all(everything)
    assert allocate(found[::-1])[0] == slugs


@given(claims, claims)
def test_no_address_dies_when_more_claims_come(few, more):
    held = {one.key for one in few}
    slugs, crossroads = allocate(few)
    later, roads = allocate([*few, *(one for one in more if one.key not in held)])
    living = {*later.values(), *(one.slug for one in roads)}
    assert {*slugs.values(), *(one.slug for one in crossroads)} <= living
