from datetime import date

import pytest

from khobao.intake import stamps


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("Thứ tư - 24/07/2024 23:17 163 0", date(2024, 7, 24), "23:17"),
        ("Thứ Bảy, 30/9/2023", date(2023, 9, 30), None),
        ("11:20 18-11-2023 | :655", date(2023, 11, 18), "11:20"),
        ("Cập nhật lúc 15:17, Thứ Ba, 22/04/2025 (GMT+7)", date(2025, 4, 22), "15:17"),
        ("22.4.2025", date(2025, 4, 22), None),
        ("Tin phát lúc: 15h30 ngày 06/01/2026", date(2026, 1, 6), "15:30"),
        ("Ngày 27 tháng 6 năm 2024", date(2024, 6, 27), None),
        ("Ngày đăng: 05/03/2021 08:05", date(2021, 3, 5), "08:05"),
        ("Thứ Hai, 6/1/2020, 09:30 PM", date(2020, 1, 6), "21:30"),
        ("05/03/2020 10:30:00 CH", date(2020, 3, 5), "22:30"),
        ("Thứ Năm, 10:30, 05/03/2020", date(2020, 3, 5), "10:30"),
        ("Hà Nội, 05/03/2020", date(2020, 3, 5), None),
        ("Post on 05/03/2020", date(2020, 3, 5), None),
        ("2020-03-05 10:30", date(2020, 3, 5), "10:30"),
        ("Thứ hai, 12 Tháng 3 2018 15:23", date(2018, 3, 12), "15:23"),
        ("12 Tháng Ba, 2018", date(2018, 3, 12), None),
        ("Tháng Mười Hai 12, 2018", date(2018, 12, 12), None),
        ("(Ngày đăng: 12/03/2018)", date(2018, 3, 12), None),
        ("[12/03/2018 15:23]", date(2018, 3, 12), "15:23"),
        ("Chủ Nhật, 12/03/2018 - 06:20'", date(2018, 3, 12), "06:20"),
        ("Xuất bản: Thứ năm, 12/3/2020, 10:22 [GMT+7]", date(2020, 3, 12), "10:22"),
        ("12/03/18 15:23", date(2018, 3, 12), "15:23"),
        ("Lượt xem: 1234 | 12/03/2018", date(2018, 3, 12), None),
        ("Ngày đăng: 12/03/2018 | 08:20 Lượt xem: 1.234", date(2018, 3, 12), "08:20"),
        ("Báo Bình Định - 12/03/2018", date(2018, 3, 12), None),
        ("15/04/2021 - 09:38 | Chính trị", date(2021, 4, 15), "09:38"),
        ("Người đăng: admin - 12/03/2018", date(2018, 3, 12), None),
        ("Thứ Ba, 05/03/2019, 08:15 [GMT+7]", date(2019, 3, 5), "08:15"),
        ("Ngày 12/05/2017 05:12' SA", date(2017, 5, 12), "05:12"),
        ("10/3/2021 | 9:05", date(2021, 3, 10), "09:05"),
        ("10/03/2021 :: 09:05", date(2021, 3, 10), "09:05"),
        ("Đăng ngày 12-05-2017", date(2017, 5, 12), None),
        ("Đăng lúc 8h5 ngày 12/05/2017", date(2017, 5, 12), "08:05"),
        ("Thứ tư, 10/03/2021 - 9 giờ 05", date(2021, 3, 10), "09:05"),
        ("10/03/2021 vào lúc 09:05", date(2021, 3, 10), "09:05"),
        ("Lần cập nhật cuối lúc Thứ năm, 14 Tháng 11 2013 09:02", date(2013, 11, 14), "09:02"),
        ("Ngày phát hành: 10/03/2021", date(2021, 3, 10), None),
        ("Publish date: 10/03/2021", date(2021, 3, 10), None),
        ("Wednesday, March 10, 2021", date(2021, 3, 10), None),
        ("10 Mar 2021", date(2021, 3, 10), None),
        ("2021/03/10", date(2021, 3, 10), None),
        ("10/03/2021 (15 giờ trước)", date(2021, 3, 10), None),
        ("10/03/2021 09:05 👁 233", date(2021, 3, 10), "09:05"),
        ("Nguồn: Báo Yên Bái - 10/03/2021", date(2021, 3, 10), None),
        ("10/03/2021 | In bài viết", date(2021, 3, 10), None),
        ("Thời sự 10/03/2021 09:05", date(2021, 3, 10), "09:05"),
        ("Ngày: 10/03/2021", date(2021, 3, 10), None),
    ],
)
def test_a_line_that_is_only_a_date_is_a_stamp(line, day, time):
    stamp = stamps.read(line)
    assert stamp is not None
    assert (stamp.day, stamp.time) == (day, time)


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 24/7/2024, Ban Chỉ đạo họp sơ kết.",
        "Kỷ niệm 50 năm (30.4.1975 - 30.4.2025)",
        "31/02/2024",
        "13/1",
        "năm 2024",
        "Hội nghị ngày 24/7/2024",
        "Hội nghị 24/7/2024",
        "24/7/2024 sẽ họp",
        "12/03/18",
        "12/03/98 15:23",
        "3 giờ trước",
        "Hôm qua lúc 09:05",
        "Vừa xong",
        "Ngày hội 10/03/2021",
    ],
)
def test_a_date_within_words_is_no_stamp(line):
    assert stamps.read(line) is None


def test_the_weekday_is_checked():
    assert stamps.read("Thứ tư - 24/07/2024").weekday_fits is True
    assert stamps.read("Thứ ba - 24/07/2024").weekday_fits is False
    assert stamps.read("Thứ năm, ngày 05 tháng 03 năm 2020").weekday_fits is True
    assert stamps.read("24/07/2024").weekday_fits is None


def test_a_word_of_publishing_is_noticed():
    assert stamps.read("Cập nhật: 24/07/2024").says_published
    assert not stamps.read("24/07/2024").says_published


def test_todays_date_is_the_pages_clock():
    assert stamps.read("Hôm nay, Thứ Hai ngày 12/03/2018").is_clock
    assert not stamps.read("Thứ Hai, ngày 12/03/2018").is_clock


@pytest.mark.parametrize(
    "line",
    [
        "Hoàng Lan - 12/03/2018 15:23",
        "12/03/2018 | Hoàng Lan",
        "Viết bởi Hoàng Lan - 12/3/2018",
        "Hoàng Lan Thứ hai, 12/03/2018",
        "Đăng bởi Hoàng Lan vào 12/03/2018",
        "Ngày đăng: 12/03/2018 Tác giả: Hoàng Lan",
    ],
)
def test_who_stands_on_the_line_of_the_date_wrote_it(line):
    assert stamps.read(line).byline.text == "Hoàng Lan"


@pytest.mark.parametrize(
    "line",
    [
        "Hà Nội, 12/03/2018",
        "12/03/2018 | Chính trị",
        "12/03/2018",
        "THỜI SỰ - 10/03/2021 09:05",
        "Báo Yên Bái, 10/03/2021",
    ],
)
def test_a_place_or_a_section_beside_a_date_is_no_writer(line):
    assert stamps.read(line).byline is None


@pytest.mark.parametrize(
    "line",
    [
        "Cập nhật lần cuối lúc: 4/11/2014 9:05:37 CH bởi: phongvhtt",
        "04/11/2014 21:05:00 207 Cỡ chữ",
        "04/11/2014 21:05 | Tăng cỡ chữ A+",
    ],
)
def test_accounts_and_buttons_may_stand_beside_a_date(line):
    stamp = stamps.read(line)
    assert (stamp.day, stamp.time, stamp.byline) == (date(2014, 11, 4), "21:05", None)


def test_two_writers_beside_a_date_are_both_named():
    assert stamps.read("Nguyễn Hòe - Xuân Thắm • 28/08/2024 06:31").byline.text == (
        "Nguyễn Hòe - Xuân Thắm"
    )


def test_names_in_capitals_before_day_and_hour_need_no_mark():
    stamp = stamps.read("VĂN LAN - TRẦN MINH 30/04/2016 11:39")
    assert (stamp.day, stamp.time) == (date(2016, 4, 30), "11:39")
    assert stamp.byline.text == "VĂN LAN - TRẦN MINH"


def test_words_before_a_day_alone_are_a_sentences():
    assert stamps.read("LỄ RA QUÂN 30/04/2016") is None


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("(6/27/2014 3:24:00 PM)", date(2014, 6, 27), "15:24"),
        ("T2, 12/10/2018 - 09:35", date(2018, 12, 10), "09:35"),
        ("Gửi bởi admin vào lúc T2, 12/10/2018 - 09:35", date(2018, 12, 10), "09:35"),
        ("Submitted by admin on Mon, 12/10/2018 - 09:35", date(2018, 12, 10), "09:35"),
    ],
)
def test_a_month_stands_first_where_the_line_can_not_be_read_else(line, day, time):
    stamp = stamps.read(line)
    assert (stamp.day, stamp.time, stamp.month_first) == (day, time, True)


@pytest.mark.parametrize(
    "line", ["T6, 12/10/2018 - 09:35", "T3, 12/10/2018", "Thứ Sáu, 12.10.2018", "21/10/2018"]
)
def test_a_day_stands_first_where_nothing_speaks_against_it(line):
    assert not stamps.read(line).month_first


def test_a_day_that_might_be_two_tells_the_other():
    stamp = stamps.read("6/7/2014 3:24:00 PM")
    assert (stamp.day, stamp.turned) == (date(2014, 7, 6), date(2014, 6, 7))


@pytest.mark.parametrize(
    "line",
    [
        "Bản tin ngày 28 tháng 9 năm 2011",
        "Bản tin số 35, ngày 28/9/2011",
        "Chương trình phát thanh ngày 28/9/2011",
        "Phát sóng trong chương trình ngày 28/9/2011",
        "Bản tin truyền thanh số 35 phát ngày 28/9/2011",
        "Created on 28 September 2011",
    ],
)
def test_the_day_of_a_broadcast_is_the_publications(line):
    stamp = stamps.read(line)
    assert (stamp.day, stamp.says_published) == (date(2011, 9, 28), True)


def test_an_hour_may_stand_in_brackets():
    assert stamps.read("Đăng lúc: Thứ ba, 4.10.2011 (14:50)").time == "14:50"
