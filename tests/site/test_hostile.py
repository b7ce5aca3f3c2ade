"""What no record may hold: refused, with the place and the cure, and shown without its signs."""

import re

import pytest

from khobao.content import vocabulary
from khobao.record import ContentError, front_matter
from khobao.site.build import build
from tests.site.hostile import PAYLOADS, REFUSED, REFUSED_TEXTS, TEXTS, filled, quoted
from tests.site.making import SETTINGS, article, content

FORMS = {
    "id": "id-form",
    "date": "date-form",
    "date_basis": None,
    "time": "time-form",
    "event_date": "date-form",
    "page_stamp": "date-form",
    "added": "date-form",
    "province": "slug-form",
    "rights": None,
    "status": None,
    "source": ("{{domain: {}}}", "domain-form"),
    "places": ("[{{name: A, level: {}}}]", None),
    "raw": ("{{sha256: {}}}", "sha256-form"),
    "review": ("[{}]", "review-unknown"),
    "aliases": ("[{}]", "slug-form"),
    "same_story": ("[{}]", "id-form"),
    "people": ("[{{name: A, id: {}}}]", "slug-form"),
    "documents": ("[{{type: A, date: {}}}]", "date-form"),
    "images": ("[{{src: {}, description: A}}]", "image-path"),
    "withdrawn": ("{{on: {}, reason: A}}", "date-form"),
    "counts": ("[{{id: {}, value: 1, unit: A, quote: bài}}]", "count-id-form"),
    "counts value": ("[{{id: c1, value: {}, unit: A, quote: bài}}]", "number-form"),
    "counts of": ("[{{id: c1, value: 1, of: {}, unit: A, quote: bài}}]", "number-form"),
    "counts max": ("[{{id: c1, value: 1, max: {}, unit: A, quote: bài}}]", "number-form"),
    "counts at": ("[{{id: c1, value: 1, at: {}, unit: A}}]", "number-form"),
    "counts period": ("[{{id: c1, value: 1, period: {}, unit: A, quote: bài}}]", "date-form"),
    "counts place": ("[{{id: c1, value: 1, place: {}, unit: A, quote: bài}}]", "slug-form"),
    "counts measure": ("[{{id: c1, value: 1, measure: {}, unit: A, quote: bài}}]", None),
    "counts kind": ("[{{id: c1, value: 1, kind: {}, unit: A, quote: bài}}]", None),
    "counts part_of": ("[{{id: c1, value: 1, part_of: {}, unit: A, quote: bài}}]", "count-id-form"),
}
"""Fields that hold a value of one form, each with the rule that a payload breaks, if it has one."""

SIGNS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def problems(text):
    """Return what is wrong with a file; every message can be shown in a terminal."""
    with pytest.raises(ContentError) as raised:
        front_matter.loads(text, "bai.md")
    assert not SIGNS.search(str(raised.value))
    assert all(one.line > 1 and one.found and one.expected for one in raised.value.problems)
    return raised.value.problems


def test_the_tables_are_long_enough_to_mean_something():
    assert len(PAYLOADS) + len(REFUSED) + len(TEXTS) + len(REFUSED_TEXTS) > 150


@pytest.mark.parametrize("field", FORMS)
def test_a_payload_is_refused_by_every_field_that_has_a_form(field):
    form = FORMS[field]
    shape, rule = form if isinstance(form, tuple) else ("{}", form)
    for name, payload in PAYLOADS.items():
        text = article(**{field.split()[0]: shape.format(quoted(payload))})[1]
        found = [one.rule for one in problems(text)]
        assert rule is None or rule in found, name


@pytest.mark.parametrize("payload", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "escaped"])
def test_a_sign_that_hides_is_refused_in_every_field(payload, escaped):
    text = filled(1, payload)[1]
    if escaped:
        front, body = text.split("\n---\n", 1)
        text = front.replace(payload, _escaped(payload)) + "\n---\n" + body
    rules = {one.rule for one in problems(text)}
    assert rules <= {"control-character", "invisible-character", "mark-flood"}


def _escaped(text):
    return "".join(one if 31 < ord(one) < 127 else f"\\U{ord(one):08X}" for one in text)


@pytest.mark.parametrize("payload", REFUSED.values(), ids=REFUSED)
def test_a_sign_that_hides_is_refused_in_a_text_and_in_a_label(tmp_path, payload):
    problems(article(body=f"Lời {payload}")[1])
    (tmp_path / "tags.yaml").write_text(f'- label: "{_escaped(payload)}"\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"tags\.yaml:1:10: "):
        vocabulary.load(tmp_path / "tags.yaml")


@pytest.mark.parametrize("text", REFUSED_TEXTS.values(), ids=REFUSED_TEXTS)
def test_a_link_that_would_be_taken_out_is_refused(text):
    assert {one.rule for one in problems(article(body=text)[1])} == {"link-form"}


@pytest.mark.parametrize(
    "line",
    [
        "__proto__: x",
        "constructor: {prototype: x}",
        '"<script>": x',
        "'title\t': x",
        "<<: {title: x}",
        "lead: !!python/object/apply:os.system [ls]",
        "lead: !<tag:yaml.org,2002:js/function> x",
        "lead: &a x",
        "lead: *a",
        "title: x",
        "? {a: b}\n: c",
        "body: x",
        "...\nlead: x",
    ],
)
def test_a_key_or_a_trick_of_yaml_is_refused(line):
    problems(article()[1].replace("rights:", f"{line}\nrights:"))


@pytest.mark.parametrize("key", ["url", "archive_url"])
@pytest.mark.parametrize(
    "url",
    [
        *(one for one in PAYLOADS.values() if not one.startswith("http")),
        "file:///etc/passwd",
        "ftp://vidu.example.vn",
        "https://",
        "https:/vidu.example.vn",
        "https://vidu.example.vn/ x",
        'https://vidu.example.vn/"onclick="x',
        "https://vidu.example.vn/'x",
        "https://vidu.example.vn/<x>",
        "https://vidu.example.vn/`x`",
        "https://vidu.example.vn\\@evil.example",
        "https://vidu.example.vn@evil.example",
    ],
)
def test_a_source_s_address_is_a_web_address(key, url):
    text = article(source=f"{{name: Báo, {key}: {quoted(url)}}}")[1]
    assert {one.rule for one in problems(text)} == {"url-form"}


@pytest.mark.parametrize(
    "src", ["../x.png", "images/../../x.png", "/etc/passwd", "https://x/y.png", "images/.x.png"]
)
def test_a_picture_cannot_come_from_elsewhere(tmp_path, src):
    made = article(images=f"\n- {{src: '{src}', description: Ảnh}}")
    with pytest.raises(ContentError, match="image-path"):
        build(SETTINGS, content(tmp_path / "c", made), tmp_path / "o")


SCRIPTS = sorted((SETTINGS.parent / "theme" / "static" / "js").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_makes_no_html_and_no_code_of_words(path):
    made = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function"
    asked = r"createContextualFragment|setHTML|\.srcdoc|\.on[a-z]+ = |import\((?!\"\./)"
    assert re.findall(f"{made}|{asked}", path.read_text(encoding="utf-8")) == []
