"""The publication's date: stated, computed, inferred or unknown, and never invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.intake.classify import classify
from khobao.intake.dates import dating

TITLE = "Xã Đồng Tâm họp bàn công tác dân vận"
LONG = " ".join(["Bà con góp ý, cán bộ ghi nhận từng việc và hẹn ngày trả lời."] * 8)


def dated(*lines, title=TITLE):
    return dating(classify("\n".join([title, "", *lines, "", LONG])))


def test_a_stamp_states_the_day_and_time():
    result = dated("Thứ tư - 24/07/2024 23:17 163 0")
    assert (result.date, result.basis, result.time) == ("2024-07-24", "stated", "23:17")
    assert result.evidence == ("Thứ tư - 24/07/2024 23:17",)


def test_a_wrong_weekday_is_noticed():
    assert dated("Thứ ba - 24/07/2024").weekday_wrong


def test_the_pages_clock_is_told_from_the_publications_date():
    result = dated(
        "Trong giai đoạn 2011 - 2015, xã có nhiều việc làm hay.", title=f"3/4/2019\n{TITLE}"
    )
    assert result.page_stamp == "2019-04-03"
    assert result.date != "2019-04-03"
    assert result.basis == "inferred"


def test_a_period_just_begun_does_not_make_the_pages_clock_a_date():
    text = "Giai đoạn 2011 - 2015, xã làm 30 căn nhà. Sang giai đoạn 2016 - 2020, xã làm tiếp."
    result = dated(text, title=f"3/4/2019\n{TITLE}")
    assert (result.date, result.page_stamp) == ("2015/2016", "2019-04-03")


def test_a_stamp_below_the_title_is_the_publications_however_old_the_story():
    result = dated("03/04/2019 08:15", "Năm 1975, xã có 30 hộ.")
    assert (result.date, result.basis) == ("2019-04-03", "stated")


def test_a_late_stamp_that_says_it_was_published_is_believed():
    result = dated("Cập nhật: 03/04/2019", "Trong giai đoạn 2011 - 2015, xã có nhiều việc làm hay.")
    assert (result.date, result.basis, result.page_stamp) == ("2019-04-03", "stated", None)


def test_a_day_without_a_year_takes_the_one_year_the_text_speaks_of():
    result = dated("Ngày 13/5, xã triển khai công tác dân vận năm 2020.")
    assert (result.date, result.basis, result.event_date) == (
        "2020-05-13",
        "computed",
        "2020-05-13",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 28/12, xã triển khai nhiệm vụ năm 2021.",
        "Ngày 13/5, xã họp bàn.",
        "Ngày 31/2, xã triển khai công tác năm 2020.",
    ],
    ids=["plans in December", "no year", "no such day"],
)
def test_a_day_whose_year_is_in_doubt_is_never_made_up(line):
    result = dated(line)
    assert result.basis in ("inferred", "unknown")
    assert result.date is None or len(result.date) != 10


def test_a_full_date_that_opens_the_text_is_the_events():
    result = dated("Ngày 13/5/2020, xã họp bàn.")
    assert (result.date, result.basis, result.event_date) == (
        "2020-05-13",
        "computed",
        "2020-05-13",
    )


def test_a_december_day_that_looks_back_and_plans_ahead_is_of_the_year_before_the_plan():
    result = dated("Ngày 28/12, xã tổng kết năm 2020, triển khai nhiệm vụ năm 2021.")
    assert (result.date, result.basis) == ("2020-12-28", "computed")


def test_an_anniversary_gives_its_year_at_the_most():
    result = dated("Kỷ niệm 50 năm ngày thống nhất (30.4.1975 - 30.4.2025), xã tổ chức lễ.")
    assert (result.date, result.basis) == ("2025", "inferred")


def test_a_year_to_reach_is_not_the_present():
    result = dated("Mục tiêu đến năm 2030 có 5 thôn kiểu mẫu; tính đến năm 2019 có 2 thôn.")
    assert result.date == "2019"


def test_the_events_year_is_the_publications_or_the_one_before():
    stamped = dated("05/01/2021 08:00", "Ngày 28/12, xã triển khai nhiệm vụ năm 2021.")
    assert (stamped.date, stamped.event_date) == ("2021-01-05", "2020-12-28")


def test_a_documents_date_is_no_date():
    result = dated("Thực hiện Nghị quyết số 11 ngày 11-7-2016, xã họp bàn.")
    assert (result.date, result.basis) == (None, "unknown")


def test_a_year_in_the_title_is_inferred_as_a_year():
    result = dated("Xã vừa họp bàn.", title="Kế hoạch dân vận năm 2017 của xã Đồng Tâm")
    assert (result.date, result.basis) == ("2017", "inferred")


def test_a_period_that_ended_and_the_next_leave_both_years_open():
    result = dated(
        "Giai đoạn 2016 - 2020, xã có nhiều việc làm hay. "
        "Xã phát động thi đua giai đoạn 2021 - 2025."
    )
    assert (result.date, result.basis) == ("2020/2021", "inferred")


def test_nothing_said_is_unknown():
    assert dated("Xã vừa họp bàn.") == dating(classify(f"{TITLE}\n\nXã vừa họp bàn.\n\n{LONG}"))
    assert dated("Xã vừa họp bàn.").basis == "unknown"


@given(
    st.lists(
        st.sampled_from(
            [
                "Ngày 13/5, xã họp.",
                "Năm 2020, xã làm đường.",
                "Giai đoạn 2016 - 2020, xã có nhiều việc.",
                "Nghị quyết số 5 ngày 1/2/2015.",
                "Tháng 10 là tháng cao điểm.",
                "6 tháng đầu năm 2019, xã hoàn thành.",
                "Sáng 30/12, xã triển khai nhiệm vụ năm 2021.",
            ]
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_part_of_a_date_stands_in_the_text(lines):
    result = dated(*lines)
    numbers = {int(n) for n in re.findall(r"\d+", " ".join(lines))}
    for part in re.findall(r"\d+", result.date or ""):
        assert int(part) in numbers or (result.basis == "inferred" and int(part) - 1 in numbers)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ngày 6/11, xã họp bàn về y tế trường học năm học 2018 - 2019.", "2018-11-06"),
        ("Ngày 6/3, xã họp bàn về y tế trường học năm học 2018 - 2019.", "2019-03-06"),
    ],
)
def test_a_school_year_tells_the_year_of_a_day_within_it(line, day):
    result = dated(line)
    assert (result.date, result.basis) == (day, "computed")
    assert "năm học 2018 - 2019" in result.evidence


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 6/8, xã họp bàn về năm học 2018 - 2019.",
        "Ngày 6/11, xã tổng kết năm học 2018 - 2019.",
    ],
)
def test_a_school_year_that_leaves_doubt_gives_no_day(line):
    assert (dated(line).date, dated(line).event_date) == ("2018/2019", None)


def test_what_is_no_school_year_gives_no_year():
    assert dated("Ngày 6/11, xã họp bàn về năm học 2018 - 2020.").date is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Từ năm học 2018 - 2019, trường có hai lớp hát Xoan. Ngày 8/12/2017 đã qua.", "2018/2019"),
        ("Còn 10 ngày nữa là đến Tết Giáp Ngọ 2014, rau được mùa nhưng giá giảm.", "2014"),
        ("Đón xuân Bính Ngọ 2026, xã có nhiều việc làm hay cho bà con.", "2026"),
    ],
)
def test_a_year_spoken_of_as_present_is_inferred(line, said):
    assert (dated(line).date, dated(line).basis) == (said, "inferred")


@pytest.mark.parametrize("line", ["Đến 16 giờ ngày 2/10", "Lúc 7h30 sáng 2/10", "Ngày 2/10"])
def test_a_day_with_an_hour_before_it_is_the_events(line):
    result = dated("Thứ Sáu, 03/10/2025 08:00", f"{line}, xã mở được đường tạm vào 5 thôn.")
    assert result.event_date == "2025-10-02"


def test_metadata_without_a_time_take_the_one_shown():
    blocks = classify("\n".join([TITLE, "09/10/2024 14:36:00 207 Cỡ chữ", "", LONG]))
    result = dating(blocks, published="2024-10-09")
    assert (result.date, result.time) == ("2024-10-09", "14:36")


def test_a_line_that_tells_todays_date_never_dates_the_article():
    result = dated(title=f"Hôm nay, Thứ Tư ngày 03/04/2019\n{TITLE}")
    assert (result.date, result.page_stamp) == (None, "2019-04-03")


def test_a_year_of_history_dates_no_article():
    assert dated("Năm 1965, làng bị đốt. Sau ngày 30/4/1975, bà con trở về.").date is None


def test_the_month_of_a_bulletins_issue_is_stated():
    result = dated(title=f"THÔNG TIN CÔNG TÁC DÂN VẬN - Số tháng 9/2015\n{TITLE}")
    assert (result.date, result.basis) == ("2015-09", "stated")
    assert result.evidence == ("Số tháng 9/2015",)


def test_the_month_a_letter_is_signed_in_is_stated():
    result = dating(classify("\n".join([TITLE, "", LONG, "", "An Dương, tháng 5 năm 2012"])))
    assert (result.date, result.basis) == ("2012-05", "stated")


def test_a_date_with_its_hour_right_above_the_headline_is_no_clock():
    text = "Giai đoạn 2011 - 2013, xã làm 30 căn nhà."
    assert dated(text, title=f"23/05/2016 07:12\n{TITLE}").date == "2016-05-23"
    assert dated(text, title=f"23/05/2016\n{TITLE}").page_stamp == "2016-05-23"


def test_a_text_is_no_older_than_a_document_it_cites():
    result = dated("Năm 2008, làng đóng 5 lò. Theo Quyết định số 892/QĐ-UBND ngày 16/7/2009, dời.")
    assert (result.date, result.evidence) == ("2009", ("16/7/2009",))


def test_a_deadline_does_not_tell_the_year():
    assert dated("Năm 2019, xã họp. Các thôn báo cáo trước ngày 5/4/2020.").date == "2019"


def test_the_end_of_a_planned_period_does_not_tell_the_year():
    text = "Theo kế hoạch, từ ngày 25/11/2019 đến hết ngày 31/3/2020, xã tuần tra."
    assert dated(text).date == "2019"


RUNNING = "Cuốn sử của Đảng bộ xã, giai đoạn 2000 - 2020, dày thêm từng trang."


def test_a_period_of_more_than_twelve_years_tells_no_date():
    assert dated(RUNNING).basis == "unknown"


def test_related_headlines_behind_the_text_are_dated_on_their_own():
    related = ("Tin liên quan", "Xuân mới trên những miền quê ven sông Đáy", "10:21 | 25/02/2026")
    assert dating(classify("\n".join([TITLE, "", LONG, *related]))).date is None


@pytest.mark.parametrize("season", ["hè 2012", "vụ hè thu 2012", "mùa đông 2012"])
def test_a_season_of_an_earlier_year_shows_the_pages_clock(season):
    result = dated(f"Đoàn xã ra quân {season} ở năm thôn.", title=f"Thứ Hai, 18/10/2021\n{TITLE}")
    assert (result.date, result.page_stamp) == ("2012", "2021-10-18")


def test_a_document_narrows_the_years_of_a_running_term():
    line = (
        "Hội đồng nhân dân khóa 17, nhiệm kỳ 2021 - 2026, họp theo Nghị quyết số 07/2025/NQ-CP "
        "ngày 17/9/2025 của Chính phủ."
    )
    assert dated(line).date == "2025/2026"


@pytest.mark.parametrize(
    "since", ["từ năm 2009 đến nay", "Kể từ năm 2009 cho đến nay", "từ năm 2009 trở lại đây"]
)
def test_a_year_since_which_it_lasts_is_not_the_articles(since):
    assert dated(f"Phong trào được xã duy trì, {since}, ở năm thôn.").date is None


def at(url, *lines):
    blocks = classify("\n".join([TITLE, "", *lines, "", LONG]))
    return dating(blocks, url=f"https://bao.example.vn/{url}")


@pytest.mark.parametrize(
    "url",
    ["201302/hop.htm", "2013/02/hop.htm", "hop-ban-20130228105840147.htm", "hop-ban-28-02-2013/"],
)
def test_a_month_in_the_address_counts_if_it_fits_the_years_told(url):
    assert at(url, "Từ năm 2012, xã làm đường.").date == "2013-02"
    assert at(url, "Năm 2016, xã làm đường.").date == "2016"


def test_a_month_in_the_address_gives_a_day_its_year():
    result = at("201302/hop.htm", "Chiều 5/12, bà con họp bàn việc làm đường.")
    assert (result.date, result.basis) == ("2012-12-05", "computed")


def test_a_day_far_before_the_month_in_the_address_is_in_doubt():
    assert at("201302/hop.htm", "Ngày 5/3, bà con họp bàn việc làm đường.").date == "2013-02"


def test_today_in_brackets_is_the_day_of_the_event():
    line = "Nhân kỷ niệm ngày truyền thống, hôm nay (19-5), xã tổ chức hội nghị."
    assert at("201605/hop.htm", line).date == "2016-05-19"


def test_a_day_has_not_the_year_by_which_somebody_was_judged():
    line = "Ngày 22/5, tỉnh quyết định công nhận 8 xã đạt chuẩn nông thôn mới năm 2019."
    assert dated(line).event_date is None
    assert dated("Ngày 22/5, năm 2019, tỉnh quyết định việc này.").event_date == "2019-05-22"


def test_a_stamp_whose_month_stands_first_says_so():
    result = dating(classify("\n".join([TITLE, "6/27/2014 3:24:00 PM", LONG])))
    assert (result.date, result.basis) == ("2014-06-27", "stated")
    assert result.evidence == ("6/27/2014 3:24:00 PM", "tháng trước ngày")


@pytest.mark.parametrize(
    ("listed", "day"),
    [("(6/19/2014)", "2014-06-07"), ("(19/6/2014)", "2014-07-06"), ("(5/6/2014)", "2014-07-06")],
)
def test_dates_of_related_articles_tell_which_number_is_the_month(listed, day):
    related = f"Xuân mới trên những miền quê ven sông Đáy {listed}"
    text = "\n".join([TITLE, "6/7/2014", LONG, "Tin liên quan", related])
    assert dating(classify(text)).date == day


@pytest.mark.parametrize(
    ("stamp", "told", "day"),
    [
        ("6/7/2014 3:24:00 PM", "Ngày 5/6, bà con họp bàn việc làm đường.", "2014-06-07"),
        ("6/7/2014 3:24:00 PM", "Ngày 4/7, bà con họp bàn việc làm đường.", "2014-07-06"),
        ("6/7/2014 15:24", "Ngày 5/6, bà con họp bàn việc làm đường.", "2014-07-06"),
    ],
)
def test_what_the_text_tells_of_turns_an_american_clock(stamp, told, day):
    assert dating(classify("\n".join([TITLE, stamp, told, LONG]))).date == day


def test_what_was_held_is_told_below_a_lead_that_has_no_day():
    lead = "Tấm vải của phụ nữ xã Đồng Tâm đã có mặt tại các cửa hàng ở thành phố lớn."
    below = f"Ngày 8/12, Hội Phụ nữ xã tổng kết hai năm dự án dệt vải. {LONG}"
    result = dating(classify("\n".join([TITLE, "10/12/2018", lead, below, LONG])))
    assert result.event_date == "2018-12-08"
    measured = below.replace("Hội Phụ nữ xã tổng kết", "mực nước cao hơn so với")
    result = dating(classify("\n".join([TITLE, "10/12/2018", lead, measured, LONG])))
    assert result.event_date is None


def test_a_review_late_in_the_last_year_of_its_period_is_of_that_year():
    line = "Sáng 21/11, xã sơ kết 3 năm thực hiện chương trình trạm bơm giai đoạn 2012 - 2014."
    assert dated(line).date == "2014-11-21"
    assert dated(line.replace("3 năm", "2 năm")).event_date is None
    assert dated(line.replace("21/11", "21/3")).event_date is None


def test_what_is_compared_with_the_same_time_of_a_year_is_of_the_next():
    line = "Chiều 9/8, xã họp; sản lượng cá tăng 12% so với cùng kỳ năm 2010."
    assert dated(line).date == "2011-08-09"


def test_an_anniversary_to_come_does_not_move_the_day_before_it():
    line = "Hướng tới kỷ niệm ngày lớn (30.4.1975 - 30.4.2025), sáng 25/4, xã gặp mặt bà con."
    assert dated(line).event_date == "2025-04-25"


def test_a_year_told_before_this_year_is_the_last():
    line = (
        "Năm 2015, con số ấy chỉ còn 1.150 hộ. Năm nay, nước về muộn. Xã lo đến giai đoạn "
        "2017 - 2020."
    )
    assert dated(line).date == "2016"
    assert dated("Năm 2015, con số ấy chỉ còn 1.150 hộ. Nước về muộn.").date == "2015"
