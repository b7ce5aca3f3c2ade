"""The tags of an archive."""

from pathlib import Path

import pytest

from khobao.content import Tag, Vocabulary, vocabulary
from khobao.record import ContentError

KHEO = Tag(label="Dân vận khéo", variants=("phong trào dân vận khéo", "DVK"))
KHEN = Tag(label="Khen thưởng")
WORDS = Vocabulary((KHEO, KHEN))


def test_a_tag_is_found_by_its_exact_label() -> None:
    assert WORDS.by_label == {"Dân vận khéo": KHEO, "Khen thưởng": KHEN}


def test_a_spelling_leads_to_the_tag_it_means() -> None:
    found = [WORDS.nearest(text) for text in ("DÂN VẬN KHÉO", "dvk", "khen thuong", "khác")]
    assert found == [KHEO, KHEO, KHEN, None]


def test_a_label_goes_before_a_variant_of_another() -> None:
    other = Tag(label="Khác", variants=("Khen thưởng",))
    assert Vocabulary((KHEN, other)).nearest("khen thưởng") == KHEN


def test_a_tag_may_name_an_event_of_every_year(tmp_path: Path) -> None:
    path = tmp_path / "tags.yaml"
    path.write_text("- {label: A, recurring: true}\n- {label: B, recurring: false}\n- {label: C}\n")
    assert vocabulary.load(path).recurring == {"A"}


def test_recurring_is_yes_or_no_and_the_message_says_where(tmp_path: Path) -> None:
    path = tmp_path / "tags.yaml"
    path.write_text(
        "- label: Tháng Dân vận\n  recurring: hằng năm\n- {label: B, recurring: [true]}\n"
    )
    with pytest.raises(ContentError) as raised:
        vocabulary.load(path)
    assert [str(one).removeprefix(f"{path}:") for one in raised.value.problems] == [
        "2:14: tag-recurring: recurring: “hằng năm”; "
        "cần true (sự việc lặp lại hằng năm) hoặc false",
        "3:25: tag-recurring: recurring: “['true']”; "
        "cần true (sự việc lặp lại hằng năm) hoặc false",
    ]


def test_no_file_is_an_empty_vocabulary(tmp_path: Path) -> None:
    assert vocabulary.load(tmp_path / "tags.yaml") == Vocabulary()


def test_an_empty_file_is_an_empty_vocabulary(tmp_path: Path) -> None:
    path = tmp_path / "tags.yaml"
    path.write_text("# chưa có nhãn\n")
    assert vocabulary.load(path) == Vocabulary()


def test_a_file_of_another_system_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "tags.yaml"
    path.write_bytes("\ufeff- label: Da\u0302n va\u0323\u0302n khe\u0301o\r\n".encode())
    assert vocabulary.load(path) == Vocabulary((Tag(label="Dân vận khéo"),))


def test_a_label_is_one_line_of_signs_that_can_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "tags.yaml"
    path.write_text(
        '- {label: "A\\u202EB"}\n- {label: "C\\nD"}\n- {label: E, variants: ["\\0", " "]}\n'
    )
    with pytest.raises(ContentError) as raised:
        vocabulary.load(path)
    assert [(one.line, one.col, one.rule) for one in raised.value.problems] == [
        (1, 11, "invisible-character"),
        (2, 11, "control-character"),
        (3, 25, "control-character"),
        (3, 31, "empty-text"),
    ]


def test_spaces_around_a_label_are_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "tags.yaml"
    path.write_text('- {label: " Khen thưởng "}\n', encoding="utf-8")
    assert vocabulary.load(path) == Vocabulary((KHEN,))
