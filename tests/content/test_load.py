"""A content folder read whole, or every problem in it told at once."""

from pathlib import Path

import pytest

from khobao import content
from khobao.content import Content, ContentFolderError, Entry, PageEntry, Tag, Vocabulary
from khobao.content.rules import RESERVED
from khobao.record import ContentError, Page, front_matter
from tests.content.making import ID, OTHER, article, folder


def told(root: Path) -> list[str]:
    """Return the messages of a faulty folder, with paths below it."""
    with pytest.raises(ContentError) as error:
        content.load(root)
    assert list(error.value.problems) == sorted(error.value.problems)
    return str(error.value).replace(f"{root}/", "").split("\n")


def test_a_folder_is_read_by_path_whole(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__nghe_an__2024__b=article(OTHER, province="nghe-an"),
        articles__bac_giang__khong_ro__a=article(extra="tags: [Dân vận khéo]\n"),
        pages__gioi_thieu="---\ntitle: Giới thiệu\n---\n\nLời.\n",
        tags="- {label: Dân vận khéo, variants: [phong trào dân vận khéo]}\n",
    )
    first = root / "articles/bac-giang/khong-ro/a.md"
    second = root / "articles/nghe-an/2024/b.md"
    assert content.load(root) == Content(
        root=root,
        entries=(
            Entry(article=front_matter.loads(first.read_text()), slug="a", path=str(first)),
            Entry(article=front_matter.loads(second.read_text()), slug="b", path=str(second)),
        ),
        pages=(
            PageEntry(
                page=Page(title="Giới thiệu", body="Lời."),
                slug="gioi-thieu",
                path=str(root / "pages/gioi-thieu.md"),
            ),
        ),
        vocabulary=Vocabulary((Tag(label="Dân vận khéo", variants=("phong trào dân vận khéo",)),)),
    )


def test_an_empty_folder_is_an_empty_archive(tmp_path: Path) -> None:
    assert content.load(tmp_path) == Content(
        root=tmp_path, entries=(), pages=(), vocabulary=Vocabulary()
    )


def test_hidden_files_are_no_articles(tmp_path: Path) -> None:
    root = folder(tmp_path, articles__a=article())
    for hidden in ("articles/.git/x.md", "articles/.b.md"):
        (root / hidden).parent.mkdir(exist_ok=True)
        (root / hidden).write_text("không phải bài")
    assert [entry.slug for entry in content.load(root).entries] == ["a"]


def test_the_addresses_are_made_of_id_and_file_name(tmp_path: Path) -> None:
    root = folder(tmp_path, articles__phat_dong=article(), pages__gioi_thieu="---\ntitle: A\n---\n")
    loaded = content.load(root)
    assert loaded.entries[0].url == f"bai/{ID}-phat-dong/"
    assert loaded.pages[0].url == "gioi-thieu/"


def test_a_missing_folder_is_told_with_its_cure(tmp_path: Path) -> None:
    root = tmp_path / "không có"
    with pytest.raises(ContentFolderError) as error:
        content.load(root)
    assert str(error.value) == (
        f"{root}: không có thư mục nội dung này; hãy chạy make import FROM=… CONTENT={root}"
    )


def test_a_reader_may_be_handed_in(tmp_path: Path) -> None:
    root = folder(tmp_path, articles__a=article())
    made = content.load(root).entries[0]
    assert content.load(root, lambda paths: [made] * len(paths)).entries == (made,)


def dated(date: str, province: str, id_: str = ID) -> str:
    text = article(id_, province=province).replace("date_basis: unknown", "date_basis: stated")
    return text.replace("date: null", f'date: "{date}"')


FAULTS = {
    "unknown province": (
        {"articles__a": article(province="bac-giangg")},
        ["articles/a.md:7:11: province-unknown: không có tỉnh “bac-giangg”; có phải bac-giang?"],
    ),
    "unknown province, none near": (
        {"articles__a": article(province="xyz")},
        [
            "articles/a.md:7:11: province-unknown: không có tỉnh “xyz”; "
            "cần mã tỉnh như bac-giang"
        ],
    ),
    "unknown province of a figure": (
        {
            "articles__a": article(
                extra="counts:\n- {id: c1, value: 4, unit: a, place: nghe-ann, at: 1}\n"
            )
        },
        [
            "articles/a.md:10:38: province-unknown: "
            "không có tỉnh “nghe-ann”; có phải nghe-an?"
        ],
    ),
    "one id twice": (
        {"articles__a": article(), "articles__b": article()},
        [
            f"articles/b.md:2:5: id-clash: id {ID} đã dùng ở articles/a.md; "
            "cần xóa một trong hai bản"
        ],
    ),
    "another spelling of a tag": (
        {
            "articles__a": article(extra="tags:\n- dân vận khéo\n"),
            "tags": "- label: Dân vận khéo\n",
        },
        [
            "articles/a.md:10:3: tag-unknown: nhãn “dân vận khéo” không có trong tags.yaml; "
            "có phải “Dân vận khéo”?"
        ],
    ),
    "a variant of a tag": (
        {
            "articles__a": article(extra="tags: [phong trào DVK]\n"),
            "tags": "- {label: Dân vận khéo, variants: [Phong trào DVK]}\n",
        },
        [
            "articles/a.md:9:8: tag-unknown: nhãn “phong trào DVK” không có trong tags.yaml; "
            "có phải “Dân vận khéo”?"
        ],
    ),
    "a slip in a tag": (
        {"articles__a": article(extra="tags: [Dân vạn kéo]\n"), "tags": "- label: Dân vận khéo\n"},
        [
            "articles/a.md:9:8: tag-unknown: nhãn “Dân vạn kéo” không có trong tags.yaml; "
            "có phải “Dân vận khéo”?"
        ],
    ),
    "a tag of no vocabulary": (
        {"articles__a": article(extra="tags: [Khác]\n")},
        [
            "articles/a.md:9:8: tag-unknown: nhãn “Khác” không có trong tags.yaml; "
            "cần thêm vào tags.yaml trước"
        ],
    ),
    "tags that fold to one slug": (
        {"tags": "- label: Khen thưởng\n- label: Dân vận\n- label: Dan van\n"},
        [
            "tags.yaml:3:3: tag-slug: “Dan van” trùng địa chỉ /chu-de/dan-van/ với nhãn khác; "
            "cần một nhãn; cách viết khác ghi vào variants"
        ],
    ),
    "tags that aren't a list": (
        {"tags": "label: Dân vận\n"},
        [
            "tags.yaml:1:1: tag-form: không phải danh sách; "
            "cần danh sách: - {label: Khen thưởng, variants: [biểu dương, vinh danh]}"
        ],
    ),
    "a tag that isn't a map, and one with an unknown key": (
        {"tags": "- Dân vận\n- {label: A, variant: [B]}\n"},
        [
            "tags.yaml:1:3: tag-form: “Dân vận”; "
            "cần danh sách: - {label: Khen thưởng, variants: [biểu dương, vinh danh]}",
            "tags.yaml:2:3: tag-form: “{'label': 'A', 'variant': ['B']}”; "
            "cần danh sách: - {label: Khen thưởng, variants: [biểu dương, vinh danh]}",
        ],
    ),
    "file names": (
        {"articles__Bài một": article(), "pages__Về_kho": "---\ntitle: A\n---\n"},
        [
            "articles/Bài một.md:1:1: file-name: tên tệp “Bài một.md”; "
            "cần chữ thường không dấu, số và gạch nối: bai-mot.md",
            "pages/Về-kho.md:1:1: file-name: tên tệp “Về-kho.md”; "
            "cần chữ thường không dấu, số và gạch nối: ve-kho.md",
        ],
    ),
    "a file name beside what is in the file": (
        {"articles__Bài": article(extra="bylin: A\n")},
        [
            "articles/Bài.md:1:1: file-name: tên tệp “Bài.md”; "
            "cần chữ thường không dấu, số và gạch nối: bai.md",
            "articles/Bài.md:9:1: unknown-key: không có khóa “bylin”; có phải byline?",
        ],
    ),
    "not UTF-8": (
        {"articles__a": "---\ntitle: Tiêu".encode() + b"\xf0 \n---\n"},
        [
            "articles/a.md:2:1: encoding: byte 0xf0 không phải UTF-8; "
            "cần lưu tệp theo mã UTF-8"
        ],
    ),
    "tags not UTF-8": (
        {"tags": b"- label: D\xe2n\n", "articles__a": article(extra="tags: [Khac]\n")},
        ["tags.yaml:1:1: encoding: byte 0xe2 không phải UTF-8; cần lưu tệp theo mã UTF-8"],
    ),
    "one address for two pages": (
        {"pages__a": "---\ntitle: A\n---\n", "pages__khac__a": "---\ntitle: B\n---\n"},
        [
            "pages/khac/a.md:1:1: page-address: trang chiếm địa chỉ /a/ của trang pages/a.md; "
            "cần tên tệp khác"
        ],
    ),
    "the same story of no article": (
        {"articles__a": article(extra=f'same_story: ["{OTHER}", "{ID}"]\n')},
        [
            f"articles/a.md:9:14: same-story-unknown: không có bài khác mang id {OTHER}; "
            "cần id của bài khác trong kho",
            f"articles/a.md:9:30: same-story-unknown: không có bài khác mang id {ID}; "
            "cần id của bài khác trong kho",
        ],
    ),
    "a province before there was one": (
        {"articles__a": dated("2020", "hue")},
        [
            "articles/a.md:7:11: province-date: lúc bài đăng (2020) chưa có tỉnh hue, "
            "chỉ có từ 1/1/2025; "
            "cần tỉnh của lúc ấy: thua-thien-hue (tỉnh Thừa Thiên Huế)"
        ],
    ),
    "a province that was no more": (
        {
            "articles__a": dated("2015-03", "ha-tay"),
            "articles__b": dated("2026", "bac-giang", OTHER),
        },
        [
            "articles/a.md:7:11: province-date: lúc bài đăng (3/2015) không còn tỉnh ha-tay, "
            "chỉ đến hết 31/7/2008; cần tỉnh của lúc ấy: ha-noi (thành phố Hà Nội)",
            "articles/b.md:7:11: province-date: lúc bài đăng (2026) không còn tỉnh bac-giang, "
            "chỉ đến hết 30/6/2025; cần tỉnh của lúc ấy: bac-ninh (tỉnh Bắc Ninh)",
        ],
    ),
    "a province that was split off later": (
        {"articles__a": dated("2003~", "dak-nong")},
        [
            "articles/a.md:7:11: province-date: lúc bài đăng (khoảng 2003) chưa có tỉnh dak-nong, "
            "chỉ có từ 1/1/2004; cần tỉnh của lúc ấy: dak-lak (tỉnh Đắk Lắk)"
        ],
    ),
    "a picture that isn't there": (
        {"articles__a": article(extra="images:\n- {src: images/no.jpg, description: A}\n")},
        [
            "articles/a.md:10:9: image-missing: không có tệp images/no.jpg; "
            "cần đặt ảnh vào images/ của thư mục nội dung, hoặc sửa tên"
        ],
    ),
    "pictures in a text that aren't there": (
        {
            "articles__a": article() + "\n![a](images/no.jpg)\n[b](/images/2024/no.png#x)\n",
            "pages__a": "---\ntitle: A\n---\n\n[a]: ../../images/no.pdf\n",
        },
        [
            "articles/a.md:13:6: image-missing: không có tệp images/no.jpg; "
            "cần đặt ảnh vào images/ của thư mục nội dung, hoặc sửa tên",
            "articles/a.md:14:5: image-missing: không có tệp images/2024/no.png; "
            "cần đặt ảnh vào images/ của thư mục nội dung, hoặc sửa tên",
            "pages/a.md:5:6: image-missing: không có tệp images/no.pdf; "
            "cần đặt ảnh vào images/ của thư mục nội dung, hoặc sửa tên",
        ],
    ),
    "a link of Pelican's on a page": (
        {"pages__a": "---\ntitle: A\n---\n\n[a]({filename}b.md)\n"},
        [
            "pages/a.md:5:5: pelican-link: "
            "liên kết “{filename}b.md” theo lối Pelican không dẫn tới đâu; "
            "cần địa chỉ trong kho, bắt đầu bằng /: /bai/…/, /tinh/…/, /images/…"
        ],
    ),
    "an alias that is the slug": (
        {"articles__a": article(extra="aliases: [cu, a]\n")},
        [
            "articles/a.md:9:15: alias-is-slug: alias “a” là tên hiện nay của tệp; "
            "cần chỉ ghi tên cũ"
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_of_a_folder_is_told(
    files: dict[str, str | bytes], expected: list[str], tmp_path: Path
) -> None:
    assert told(folder(tmp_path, **files)) == expected


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_page_cannot_take_an_address_of_the_archive(slug: str, tmp_path: Path) -> None:
    path = tmp_path / "pages" / f"{slug}.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: A\n---\n")
    assert told(tmp_path) == [
        f"pages/{slug}.md:1:1: page-address: trang chiếm địa chỉ /{slug}/ của kho; cần tên tệp khác"
    ]


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "articles/a.md").mkdir(parents=True)
    assert told(tmp_path) == [
        "articles/a.md:1:1: unreadable: không mở được tệp: Is a directory; cần một tệp đọc được"
    ]


def test_every_problem_of_every_file_is_told_sorted(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        tags="- label: Dân vận\n- label: Dan van\n",
        articles__c=article(province="xyz", extra="aliases: [c]\n"),
        articles__a=article(OTHER, extra="bylin: A\nlead: a: b\n"),
        articles__b=b"\xff",
        pages__tinh="---\ntitle: A\n---\n",
        pages__sai="---\ntitel: A\n---\n",
    )
    assert [line.split(": ")[:2] for line in told(root)] == [
        ["articles/a.md:9:1", "unknown-key"],
        ["articles/a.md:10:7", "unquoted-colon"],
        ["articles/b.md:1:1", "encoding"],
        ["articles/c.md:7:11", "province-unknown"],
        ["articles/c.md:9:11", "alias-is-slug"],
        ["pages/sai.md:2:1", "missing-key"],
        ["pages/sai.md:2:1", "unknown-key"],
        ["pages/tinh.md:1:1", "page-address"],
        ["tags.yaml:2:3", "tag-slug"],
    ]


def test_an_article_that_was_not_read_is_not_called_missing(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__a=article(extra=f'same_story: ["{OTHER}"]\n'),
        articles__b=article(OTHER, extra="bylin: A\n"),
    )
    assert [line.split(": ")[1] for line in told(root)] == ["unknown-key"]


def test_the_same_story_elsewhere_is_sound(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__a=article(extra=f'same_story: ["{OTHER}"]\n'),
        articles__b=article(OTHER, extra=f'same_story: ["{ID}"]\n'),
    )
    assert len(content.load(root).entries) == 2


@pytest.mark.parametrize(
    ("date", "province"),
    [
        ("2024-12-31", "thua-thien-hue"),
        ("2025-01-01", "hue"),
        ("2024/2025", "hue"),
        ("2025", "bac-giang"),
        ("2025-07", "bac-ninh"),
        ("2008", "ha-tay"),
        ("1975", "ha-noi"),
    ],
)
def test_a_province_is_sound_that_was_one_on_some_day_of_the_date(
    date: str, province: str, tmp_path: Path
) -> None:
    (entry,) = content.load(folder(tmp_path, articles__a=dated(date, province))).entries
    assert entry.article.province == province


def test_pictures_that_are_there_are_sound(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__a=article(extra="images:\n- {src: images/2024/A_1.jpg, description: A}\n")
        + "\n![a](../images/2024/A_1.jpg) [b](https://a.example/images/no.jpg)\n",
    )
    picture = root / "images/2024/A_1.jpg"
    picture.parent.mkdir(parents=True)
    picture.touch()
    assert len(content.load(root).entries) == 1


def test_a_picture_in_other_letters_is_missing_on_every_system(tmp_path: Path) -> None:
    image = "images:\n- {src: images/Anh.jpg, description: A}\n"
    root = folder(tmp_path, articles__a=article(extra=image))
    (root / "images").mkdir()
    (root / "images/anh.JPG").touch()
    assert told(root) == [
        "articles/a.md:10:9: image-missing: không có tệp images/Anh.jpg; có phải images/anh.JPG?"
    ]
