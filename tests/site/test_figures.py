from khobao import gazetteer
from khobao.record import Article
from khobao.site.pages.figures import figures, spots_of
from khobao.site.pages.passages import blocks
from khobao.site.text import Converter

BODY = (
    "Sáu tháng đầu năm có 4.494 mô hình, gồm 3.729 mô hình tập thể và 765 mô hình cá nhân. "
    "Theo ba lĩnh vực có 1.500 mô hình kinh tế, 2.500 mô hình văn hóa và 503 mô hình khác.\n\n"
    "Đến nay 140/161 xã có quy chế; trên 89,4% xóm có tổ. Phấn đấu 100 - 120 lượt."
)


def shown(counts, body=BODY, rights="full", **changed):
    fields = {
        "id": "0" * 12,
        "title": "Bài có 88 điển hình",
        "date": None,
        "date_basis": "unknown",
        "added": "2026-11-20",
        "province": None,
        "rights": rights,
        "counts": counts,
        "body": body,
    }
    article = Article.model_validate({**fields, **changed})
    html = Converter().html(body, first=2 if article.lead else 1)
    spots = spots_of(article, tuple(blocks(article, html)))
    return figures(gazetteer.load(), article, spots, {})


def count(name, value, quote, unit="mô hình", **more):
    return {"id": name, "value": value, "unit": unit, "quote": quote, **more}


TOTAL = count("c1", "4494", "4.494 mô hình", measure="new", period="2024-01/2024-06")


def part(name, value, quote, by):
    return count(name, value, quote, part_of="c1", by=by, measure="new", period="2024-01/2024-06")


def words(passage):
    return "".join(f"[{one.text}]" if one.marked else one.text for one in passage.pieces)


def test_a_sum_that_fits_says_so():
    (group,) = shown(
        [
            TOTAL,
            part("c2", "3729", "3.729 mô hình tập thể", "chủ thể"),
            part("c3", "765", "765 mô hình cá nhân", "chủ thể"),
        ]
    )
    (figure,) = group.figures
    (made,) = figure.sums
    assert (made.by, made.sum, made.verdict, made.fits) == (
        "Theo chủ thể",
        "3.729 + 765 = 4.494",
        "khớp",
        True,
    )
    assert [one.value for one in made.parts] == ["3.729", "765"]


def test_a_sum_that_fails_says_by_how_much_and_that_the_source_has_it_so():
    (group,) = shown(
        [
            TOTAL,
            part("c2", "1500", "1.500 mô hình kinh tế", "lĩnh vực"),
            part("c3", "2500", "2.500 mô hình văn hóa", "lĩnh vực"),
            part("c4", "503", "503 mô hình khác", "lĩnh vực"),
        ]
    )
    (made,) = group.figures[0].sums
    assert (made.sum, made.verdict, made.fits) == (
        "1.500 + 2.500 + 503 = 4.503",
        "lệch 9 so với 4.494, nguyên văn ghi như vậy",
        False,
    )


def test_each_sentence_stands_once_with_all_its_figures_marked():
    (group,) = shown(
        [
            TOTAL,
            part("c2", "3729", "3.729 mô hình tập thể", "chủ thể"),
            part("c3", "503", "503 mô hình khác", "chủ thể"),
        ]
    )
    assert [(words(one), one.paragraph) for one in group.passages] == [
        (
            "Sáu tháng đầu năm có [4.494 mô hình], gồm [3.729 mô hình tập thể] "
            "và 765 mô hình cá nhân.",
            1,
        ),
        (
            "Theo ba lĩnh vực có 1.500 mô hình kinh tế, 2.500 mô hình văn hóa "
            "và [503 mô hình khác].",
            1,
        ),
    ]


def test_neighbours_from_one_sentence_share_it():
    groups = shown(
        [
            count("c1", "140", "140/161 xã", unit="xã", of="161"),
            count("c2", "89.4", "trên 89,4% xóm", unit="%", qualifier="trên"),
            count("c3", "100", "100 - 120 lượt", unit="lượt", max="120", kind="target"),
        ]
    )
    assert [[(one.qualifier, one.value) for one in group.figures] for group in groups] == [
        [(None, "140/161"), ("trên", "89,4\N{NO-BREAK SPACE}%")],
        [(None, "100–120")],
    ]
    assert [[one.target for one in group.figures] for group in groups] == [[False, False], [True]]
    assert words(groups[0].passages[0]) == (
        "Đến nay [140/161 xã] có quy chế; [trên 89,4% xóm] có tổ."
    )


def test_a_part_repeats_no_note_of_its_total():
    (group,) = shown([TOTAL, part("c2", "3729", "3.729 mô hình tập thể", "chủ thể")])
    (figure,) = group.figures
    assert figure.notes == ("mới trong kỳ", "1/2024–6/2024")
    assert figure.sums[0].parts[0].notes == ()


def test_a_quote_from_the_headline_names_it():
    (group,) = shown([count("c1", "88", "88 điển hình")])
    assert [(words(one), one.paragraph, one.place) for one in group.passages] == [
        ("Bài có [88 điển hình]", None, "tiêu đề")
    ]


def test_the_lead_is_paragraph_1_and_the_text_goes_on_from_2():
    groups = shown(
        [count("c1", "7", "7 xã", unit="xã"), count("c2", "140", "140/161 xã", of="161")],
        lead="Có 7 xã.",
    )
    assert [group.passages[0].paragraph for group in groups] == [1, 3]


def test_a_summary_names_the_paragraph_of_the_source():
    groups = shown(
        [
            {"id": "c1", "value": "88", "unit": "điển hình", "at": "0"},
            {"id": "c2", "value": "5", "unit": "xã", "at": "12"},
            {"id": "c3", "value": "6", "unit": "xã", "at": "12"},
        ],
        rights="summary",
    )
    assert [(len(group.figures), group.evidence, group.passages) for group in groups] == [
        (1, "Theo tiêu đề của nguyên văn", ()),
        (2, "Theo đoạn 12 của nguyên văn", ()),
    ]


def test_what_stands_far_from_the_marks_is_left_out():
    long = " ".join(f"chữ{number}" for number in range(120))
    body = f"Đầu {long} có 88 điển hình rồi {long} và 99 mô hình cùng {long} hết."
    (group,) = shown([count("c1", "88", "88 điển hình"), count("c2", "99", "99 mô hình")], body)
    text = words(group.passages[0])
    assert text.startswith("… ")
    assert text.endswith("…")
    assert text.count(" … ") == 1
    assert "có [88 điển hình] rồi" in text
    assert "và [99 mô hình] cùng" in text
    assert len(text) < 700


def test_a_part_of_a_part_stands_below_it():
    (group,) = shown(
        [
            TOTAL,
            part("c2", "3729", "3.729 mô hình tập thể", "chủ thể"),
            count("c3", "503", "503 mô hình khác", part_of="c2", by="loại"),
        ]
    )
    inner = group.figures[0].sums[0].parts[0]
    assert [one.value for one in inner.sums[0].parts] == ["503"]


def test_a_summary_names_the_paragraphs_of_a_figure_and_of_its_parts():
    (group,) = shown(
        [
            {"id": "c1", "value": "51", "unit": "mô hình", "at": "0"},
            {
                "id": "c2",
                "value": "19",
                "unit": "mô hình",
                "at": "6",
                "part_of": "c1",
                "by": "loại",
            },
            {
                "id": "c3",
                "value": "32",
                "unit": "mô hình",
                "at": "4",
                "part_of": "c1",
                "by": "loại",
            },
        ],
        rights="summary",
    )
    assert group.evidence == "Theo tiêu đề, đoạn 4 và đoạn 6 của nguyên văn"


TWICE = (
    "Có 10/10 huyện ban hành quy chế, kế hoạch; 140/161 xã có quy chế. "
    "10/10 huyện; 161/161 xã thành lập ban và 7 tổ."
)


def test_figures_alike_stand_each_in_its_own_sentence():
    groups = shown(
        [
            count("c1", "10", "10/10 huyện", unit="huyện", of="10"),
            count("c2", "10", "10/10 huyện", unit="huyện", of="10"),
        ],
        body=TWICE,
    )
    assert [words(one) for group in groups for one in group.passages] == [
        "Có [10/10 huyện] ban hành quy chế, kế hoạch; 140/161 xã có quy chế.",
        "[10/10 huyện]; 161/161 xã thành lập ban và 7 tổ.",
    ]


def test_of_quotes_that_begin_alike_each_is_marked():
    (group,) = shown(
        [count("c1", "100", "100% xã xây dựng", unit="%"), count("c2", "100", "100% xã", unit="%")],
        body="Phấn đấu 100% xã xây dựng quy chế; 100% xã, thôn có mô hình.",
    )
    assert words(group.passages[0]) == (
        "Phấn đấu [100% xã xây dựng] quy chế; [100% xã], thôn có mô hình."
    )


def test_figures_alike_in_one_sentence_are_both_marked():
    (group,) = shown(
        [count("c1", "5", "5 xã", unit="xã"), count("c2", "5", "5 xã", unit="xã")],
        body="Lúc đầu có 5 xã, về sau cũng 5 xã.",
    )
    assert words(group.passages[0]) == "Lúc đầu có [5 xã], về sau cũng [5 xã]."


def test_a_quote_is_no_part_of_a_longer_number_or_word():
    (group,) = shown(
        [count("c1", "202", "202 mô hình")], body="Trong 1.202 mô hình có 202 mô hình mới."
    )
    assert words(group.passages[0]) == "Trong 1.202 mô hình có [202 mô hình] mới."


def test_what_the_record_leaves_out_is_told_by_how_the_sentence_goes_on():
    groups = shown(
        [
            count("c1", "10", "10/10 huyện", unit="huyện", of="10"),
            count("c2", "140", "140/161 xã", unit="xã", of="161", what="có quy chế"),
            count("c3", "10", "10/10 huyện", unit="huyện", of="10"),
            count("c4", "161", "161/161 xã", unit="xã", of="161"),
            count("c5", "7", "7 tổ", unit="tổ"),
        ],
        body=TWICE,
    )
    assert [figure.rest for group in groups for figure in group.figures] == [
        "ban hành quy chế, kế hoạch",
        None,
        None,
        "thành lập ban",
        None,
    ]


def test_a_share_isn_t_called_one():
    groups = shown(
        [
            count("c1", "140", "140/161 xã", unit="xã", of="161", measure="rate"),
            count("c2", "89.4", "trên 89,4% xóm", unit="%", measure="rate"),
            count("c3", "4494", "4.494 mô hình", measure="rate"),
        ]
    )
    made = [figure for group in groups for figure in group.figures]
    assert [(one.value, one.unit, one.notes) for one in made] == [
        ("140/161", "xã", ()),
        ("89,4\N{NO-BREAK SPACE}%", None, ()),
        ("4.494", "mô hình", ("tỷ lệ",)),
    ]


def test_what_a_figure_says_itself_isn_t_said_again():
    said = {"what": "Dân vận khéo được biểu dương", "measure": "awarded"}
    unsaid = {"what": "Dân vận khéo", "measure": "awarded"}
    ours = {"what": "xây dựng nông thôn mới", "measure": "new"}
    behind = count("c4", "9", "9 tổ", unit="tổ", measure="awarded")
    groups = shown(
        [
            count("c1", "88", "88 điển hình", **said),
            count("c2", "140", "140/161 xã", **unsaid),
            count("c3", "89.4", "89,4% xóm", **ours),
            behind,
        ],
        body="140/161 xã; 89,4% xóm; 9 tổ được khen thưởng.",
    )
    assert [figure.notes for group in groups for figure in group.figures] == [
        (),
        ("được biểu dương, khen thưởng",),
        ("mới trong kỳ",),
        (),
    ]


def test_figures_with_parts_and_those_of_the_headline_lead():
    groups = shown(
        [
            count("c1", "88", "88 điển hình"),
            count("c2", "4494", "4.494 mô hình"),
            count("c3", "3729", "3.729 mô hình tập thể", part_of="c2", by="chủ thể"),
            count("c4", "140", "140/161 xã", of="161"),
            count("c5", "100", "100 - 120 lượt", unit="lượt", max="120", kind="target"),
            count("c6", "503", "503 mô hình khác"),
        ]
    )
    assert [one.id for group in groups for one in group.figures if one.leading] == ["c1", "c2"]


def test_where_none_leads_the_first_that_is_no_share_and_no_target_does():
    groups = shown(
        [
            count("c1", "140", "140/161 xã", of="161"),
            count("c2", "503", "503 mô hình khác"),
            count("c3", "765", "765 mô hình cá nhân"),
        ]
    )
    assert [one.id for group in groups for one in group.figures if one.leading] == ["c2"]
