import pytest

from khobao.intake import periods


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("giai đoạn 2016 - 2020", ["2016/2020"]),
        ("giai đoạn 2021-2025", ["2021/2025"]),
        ("nhiệm kỳ 2020 – 2025", ["2020/2025"]),
        ("từ năm 2016 đến năm 2020", ["2016/2020"]),
        ("6 tháng đầu năm 2024", ["2024-01/2024-06"]),
        ("6 tháng cuối năm 2024", ["2024-07/2024-12"]),
        ("chín tháng đầu năm 2023", ["2023-01/2023-09"]),
        ("quý II/2016", ["2016-04/2016-06"]),
        ("quý 4 năm 2019", ["2019-10/2019-12"]),
        ("tháng 10/2018", ["2018-10"]),
        ("tháng 5 năm 2018", ["2018-05"]),
        ("trong năm 2019", ["2019"]),
        ("(năm 2016) xuống còn 22,07% (năm 2020)", ["2016", "2020"]),
        ("giai đoạn 2020 - 2016", []),
        ("kỷ niệm 50 năm", []),
        ("tháng 13/2018", []),
        ("GIAI ĐOẠN 2016 - 2020", ["2016/2020"]),
        ("quý Iı/2016", ["2016-04/2016-06"]),
        ("ſáu tháng đầu năm 2024", ["2024-01/2024-06"]),
    ],
)
def test_spans_of_time_become_edtf(text, edtf):
    assert [period.edtf for period in periods.find(text)] == edtf
