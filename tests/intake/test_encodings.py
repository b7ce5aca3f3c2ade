"""Old encodings are read by how Vietnamese the outcome is, not by what a page declares."""

import unicodedata

import pytest

from khobao.intake import encodings, syllables
from khobao.intake.decode import RefusedError, decode
from khobao.intake.tables import table

TEXT = (
    "Hội nghị tổng kết phong trào thi đua yêu nước của huyện Sơn Động được tổ chức trang trọng. "
    "Bà con các thôn hưởng ứng, góp ý kiến để xây dựng quỹ khuyến học, giúp hộ nghèo vượt khó."
)
VNI_MARKS = {
    unicodedata.normalize("NFC", v): k for k, v in table("encodings")["vni"]["after"].items()
}


def as_tcvn3(text):
    codes = table("encodings")["tcvn3"]
    return text.translate({ord(b): a for a, b in zip(codes["from"], codes["to"], strict=True)})


def as_vni(text):
    """Write text as VNI Windows shows it in Latin-1, letter by letter."""
    alone = table("encodings")["vni"]["alone"]
    single = dict(zip(alone["to"], alone["from"], strict=True))
    written = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        if letter in single or len(apart) == 1:
            written.append(single.get(letter, letter))
            continue
        horned = unicodedata.normalize("NFC", apart[:2]) if "\u031b" in apart else apart[0]
        base = single.get(horned, horned)
        marks = "".join(mark for mark in apart[1:] if mark != "\u031b")
        code = VNI_MARKS[unicodedata.normalize("NFC", marks)]
        written.append(base + (code.upper() if letter.isupper() else code))
    return "".join(written)


@pytest.mark.parametrize(
    "data",
    [
        as_tcvn3(TEXT).encode("latin-1"),
        as_vni(TEXT).encode("latin-1"),
        TEXT.encode().decode("latin-1").encode(),
        as_tcvn3(TEXT).encode(),
        as_vni(TEXT).encode(),
    ],
    ids=["TCVN3", "VNI", "UTF-8 twice", "TCVN3 as UTF-8", "VNI as UTF-8"],
)
def test_every_encoding_gives_the_text(data):
    assert decode(data) == TEXT


def test_what_vni_fonts_show_is_read():
    shown = "Hoäi nghò toång keát phong traøo thi ñua yeâu nöôùc cuûa tænh Ñoàng Nai"
    assert (
        encodings.from_vni(shown)
        == "Hội nghị tổng kết phong trào thi đua yêu nước của tỉnh Đồng Nai"
    )


def test_vietnamese_text_is_never_repaired():
    assert encodings.repaired(TEXT) == TEXT


def test_curly_quotes_are_kept():
    quoted = TEXT.replace("quỹ", "“quỹ” ‘x’")
    assert decode(quoted.encode()) == quoted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xnâq dựgm nắht tểh ờnig " * 30, "scrambled"),
        (
            "Nhà cái uy tín, cá cược thể thao, nổ hũ đổi thưởng, tài xỉu, bắn cá, casino. " * 5,
            "spam",
        ),
        (
            "Vay tiền nhanh chỉ cần CCCD, không thẩm định, nợ xấu vẫn vay được, tải app về máy. "
            * 5,
            "spam",
        ),
        ("Xa hoi chu nghia va nong thon moi duoc xay dung " * 10, "not-vietnamese"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(text, code):
    with pytest.raises(RefusedError) as refused:
        decode(text.encode())
    assert refused.value.code == code


def test_a_report_of_gamblers_is_no_advertisement():
    text = (
        "Công an huyện triệt phá đường dây tổ chức cá cược, tài xỉu, xóc đĩa, lô đề qua nhà cái "
        "trên mạng, khởi tố 5 bị can, thu giữ 120 triệu đồng. "
    )
    assert decode(text.encode()) == text


def test_a_warning_of_lenders_is_no_advertisement():
    text = (
        "Công an tỉnh khuyến cáo người dân cảnh giác với trang vay tiền nhanh, vay online, app vay "
        "không thẩm định, nợ xấu nhóm 5 vẫn vay. "
    )
    assert decode(text.encode()) == text


@pytest.mark.parametrize("word", ["nghiêng", "khuỷu", "hoà", "hòa", "quyết", "ướt", "giếng", "uỷ"])
def test_syllables_of_vietnamese(word):
    assert syllables.is_syllable(word)


@pytest.mark.parametrize("word", ["farm", "xnâq", "gmắht", "strong", "zô", "hộì", "ubnd"])
def test_what_is_no_syllable(word):
    assert not syllables.is_syllable(word)


def test_the_quotes_of_windows_fonts_are_kept():
    quoted = TEXT.replace("quỹ", "“quỹ” –")
    shown = as_tcvn3(quoted).encode("cp1252")
    assert decode(shown) == quoted
