import pytest

from khobao.intake.decode import RefusedError, clean, decode

PHRASE = "Hội nghị tổng kết phong trào tại xã Đồng Tâm"


@pytest.mark.parametrize(
    "data",
    [
        PHRASE.encode(),
        b"\xef\xbb\xbf" + PHRASE.encode(),
        PHRASE.encode("utf-16"),
        __import__("unicodedata").normalize("NFD", PHRASE).encode(),
        PHRASE.replace("Đ", "Ð").encode(),
        PHRASE.replace(" ", "\u00a0").encode(),
        PHRASE.replace("nghị", "ng\u00adh\u200bị").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "nfd", "eth", "no-break space", "invisible"],
)
def test_every_way_of_writing_gives_the_same_text(data):
    assert decode(data) == PHRASE


@pytest.mark.parametrize("hidden", ["\u061c", "\u034f", "\u3164", "\u200d", "\u202e", "\ufeff"])
def test_no_hidden_character_reaches_a_record(hidden):
    assert clean(f"Ti{hidden}êu đề") == "Tiêu đề"


def test_line_ends_become_line_feeds():
    assert clean("một\r\nhai\rba\u2028bốn") == "một\nhai\nba\nbốn"


def test_control_characters_are_removed():
    assert clean("Tiêu\x93 đề\x00") == "Tiêu đề"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"The province held a meeting about farming.", "not-vietnamese"),
        (b"12345 67890", "not-vietnamese"),
        (b"\xff\xd8\xff\xe0 not text", "encoding"),
    ],
)
def test_what_is_no_vietnamese_text_is_refused_with_the_reason(data, code):
    with pytest.raises(RefusedError) as refused:
        decode(data)
    assert refused.value.code == code


LITERAL = (
    "Tất cả chúng ta đã ở đó: bạn thức dậy, và bức tường của bạn là ẩm ướt. Nếu bạn muốn, treo nó "
    "ra để cho nó khô; nó giống như một miếng bọt biển. Để lại một trả lời cho chúng tôi. "
)


def test_what_is_word_for_word_anothers_is_a_machines():
    with pytest.raises(RefusedError) as refused:
        decode((LITERAL * 2).encode())
    assert refused.value.code == "machine-translation"


def test_a_literal_phrase_or_two_make_no_machines_text():
    prose = "Bà con góp ý, cán bộ ghi nhận từng việc và hẹn ngày trả lời ngay tại nhà văn hóa. " * 9
    text = f"{prose}“Nếu bạn muốn, cứ hỏi: làm thế nào để nuôi nó?”, anh kể. {prose}"
    assert decode(text.encode()) == text
