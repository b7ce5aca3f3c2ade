"""Cards read back as they were, in Python and in the browser's language."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from khobao.search import Document, cards
from tests.search.archive import write
from tests.search.node import running

LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
ALL = "".join(unicodedata.normalize("NFC", one + tone) for one in LETTERS for tone in TONES)
TEXTS = st.text(st.sampled_from(ALL + 'đĐ "\\/\n–“”²₫€ñãéÿ中😀\u0085\u2028'))


@given(TEXTS, TEXTS)
def test_a_card_reads_back(title, text):
    card = dict.fromkeys(cards.FACTS) | {"title": title, "blocks": [[1, text]]}
    assert cards.read(cards.joined([cards.coded(card)] * 2)) == [card, card]


def test_a_browser_reads_every_letter(tmp_path):
    title = f"dân {ALL} đĐ “–” m² ₫ € ñ 中 😀 \\ \u2028"
    folder = write(tmp_path, [Document(title, ("Không có gì.",))])
    with running("node_search.mjs", folder) as node:
        found = node.ask(["search", "dân"])["value"]
    assert "".join(piece for piece, _ in found["titles"][0]) == title


def test_a_letter_is_a_byte_and_a_tone_another_one():
    card = cards.coded(dict.fromkeys(cards.FACTS) | {"title": "Đường"})
    assert b'"\xd0\xfd\xf5\xccng"' in card
