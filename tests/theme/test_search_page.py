"""What the search page reckons apart from the page: addresses, days, facets, tables."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.site.words import words
from tests.theme.node import run

STATE = "search-page/state.js"
DAYS = "search-page/days.js"
FACETS = "search-page/facets.js"
HISTOGRAM = "search-page/histogram.js"

NOTHING = {
    "query": "",
    "province": [],
    "year": [],
    "tag": [],
    "source": [],
    "document": [],
    "person": [],
    "from": "",
    "to": "",
    "figures": False,
    "exact": False,
    "marks": False,
    "loose": False,
    "today": False,
    "sort": "",
    "page": 1,
}


def reads(*addresses):
    return run(STATE, "return value.map((one) => m.read(new URLSearchParams(one)))", addresses)


def test_an_address_holds_the_whole_state():
    whole = {
        **NOTHING,
        "query": "dân vận -học",
        "province": ["nghe-an", "cao-bang"],
        "year": ["2020"],
        "tag": ["so-ket"],
        "source": ["khong-ro"],
        "document": ["chi-thi-05"],
        "person": ["do-thi-hoa-mau"],
        "from": "2018",
        "to": "2018-05-24",
        "figures": True,
        "exact": True,
        "marks": True,
        "loose": True,
        "today": True,
        "sort": "moi",
        "page": 3,
    }
    written, empty = run(STATE, "return value.map(m.write)", [whole, NOTHING])
    assert written == (
        "?q=d%C3%A2n+v%E1%BA%ADn+-h%E1%BB%8Dc&tinh=nghe-an&tinh=cao-bang&nam=2020&chude=so-ket"
        "&nguon=khong-ro&vanban=chi-thi-05&nguoi=do-thi-hoa-mau&tu=2018&den=2018-05-24"
        "&sl=1&ro=1&dau=1&roi=1&ban=nay&sap=moi&trang=3"
    )
    assert empty == ""
    assert reads(written, "") == [whole, NOTHING]


def test_what_an_address_says_wrongly_is_left_out_of_the_state():
    read = reads(
        "tinh=nghe-an,cao-bang&tinh=nghe-an&tinh=,%20,",
        "tu=5%2F2018&den=31/2/2020&sap=xyz&trang=-2&sl=yes",
        "trang=1e9",
    )
    assert read == [
        {**NOTHING, "province": ["nghe-an", "cao-bang"]},
        {**NOTHING, "from": "2018-05"},
        {**NOTHING, "page": 50},
    ]


states = st.fixed_dictionaries(
    {
        "query": st.text('aăđ Đ"-*~:|&=+%#,?', max_size=8).map(str.strip),
        "province": st.lists(st.sampled_from(["nghe-an", "a", "khong-ro"]), unique=True),
        "year": st.lists(st.sampled_from(["2020", "1999"]), unique=True),
        "tag": st.just([]),
        "source": st.just([]),
        "document": st.just([]),
        "person": st.just([]),
        "from": st.sampled_from(["", "2018", "2018-05"]),
        "to": st.sampled_from(["", "2020-02-29"]),
        **{name: st.booleans() for name in ("figures", "exact", "marks", "loose", "today")},
        "sort": st.sampled_from(["", "moi", "cu"]),
        "page": st.integers(1, 50),
    }
)


@settings(max_examples=3, deadline=None)
@given(st.lists(states, min_size=40, max_size=40))
def test_reading_what_was_written_gives_the_state_again(made):
    body = "return value.map((one) => m.read(new URLSearchParams(m.write(one))))"
    assert run(STATE, body, made) == made


def test_a_choice_is_taken_back_by_choosing_it_again_and_begins_at_the_first_page():
    state = {**NOTHING, "page": 4, "from": "2018", "tag": ["a"]}
    made = run(
        STATE,
        "return [m.toggled(value, 'tag', 'b'), m.toggled(value, 'tag', 'a'),"
        " m.toggled(value, 'year', '2020'), m.within({...value, year: ['2020']}, '2019', '')]",
        state,
    )
    assert made == [
        {**state, "page": 1, "tag": ["a", "b"]},
        {**state, "page": 1, "tag": []},
        {**state, "page": 1, "year": ["2020"], "from": ""},
        {**state, "page": 1, "from": "2019"},
    ]


def test_days_are_read_as_people_and_addresses_write_them():
    cases = {
        "2018": ["2018", 20180101, 20181231],
        "5/2018": ["2018-05", 20180501, 20180531],
        "05-2018": ["2018-05", 20180501, 20180531],
        " 29/2/2020 ": ["2020-02-29", 20200229, 20200229],
        "24.5.2018": ["2018-05-24", 20180524, 20180524],
        "2018-05-24": ["2018-05-24", 20180524, 20180524],
        "2018-5": ["2018-05", 20180501, 20180531],
        "2/1900": ["1900-02", 19000201, 19000228],
        **dict.fromkeys(["", "x", "18", "0000", "13/2018", "29/2/2019", "0/5/2018", "1/2018/5"]),
        **dict.fromkeys(["2018-00", "2018-05-32", "٢٠١٨", "20180524"]),
    }
    body = (
        "return value.map((one) => m.parse(one))"
        ".map((one) => one && [one.text, one.first, one.last])"
    )
    assert dict(zip(cases, run(DAYS, body, list(cases)), strict=True)) == cases
    assert run(
        DAYS, "return [m.shown('2018-05-04'), m.shown('2018'), m.iso(20180504), m.iso(0)]"
    ) == [
        "4/5/2018",
        "2018",
        "2018-05-04",
        "",
    ]


HELD = {
    "start": [0, 20180101, 20180524, 20200101, 20200615, 20211231],
    "end": [0, 20181231, 20180524, 20211231, 20200615, 20211231],
    "exact": [0, 0, 1, 0, 1, 1],
    "figures": [1, 0, 1, 1, 0, 1],
    "then": [0, 0, 1, 1, -1, 2],
    "today": [2, 2, 1, 1, -1, 2],
    "source": [0, 1, 1, 1, 0, 0],
    "tags": [[0], [0, 1], [], [1], [1], [0]],
    "provinces": [["a", "A"], ["b", "B"], ["c", "C"]],
    "sources": [["bao", "Báo"], ["khong-ro", ""]],
    "labels": [["x", "X"], ["y", "Y"]],
}
WORDS = {"no_province": "không tỉnh", "no_source": "không nguồn", "no_date": "không ngày"}
COUNT = """
const { columns } = await load("search-page/columns.js");
const held = columns(value.held, value.words);
const { kept, counts, figures, exact } = m.count(value.hits, held, value.state);
const named = (facet) => Object.fromEntries(m.columnOf(held, facet, value.state).names
  .map(([, label], place) => [label, counts[facet][place]])
  .filter(([, n]) => n));
return [Array.from(kept), ...['province', 'year', 'tag', 'source'].map(named), figures, exact];
"""


def counted(hits=(5, 4, 3, 2, 1, 0), **chosen):
    value = {
        "held": HELD,
        "words": WORDS,
        "hits": list(hits),
        "state": {**NOTHING, **chosen},
    }
    return run(FACETS, COUNT, value)


def test_without_a_choice_every_hit_counts_and_keeps_its_place():
    assert counted() == [
        [5, 4, 3, 2, 1, 0],
        {"A": 2, "B": 2, "C": 1, "không tỉnh": 1},
        {"2018": 2, "2020": 2, "2021": 2, "không ngày": 1},
        {"X": 3, "Y": 3},
        {"Báo": 3, "không nguồn": 3},
        4,
        3,
    ]
    assert counted(hits=[2, 0])[0] == [2, 0]


def test_values_of_a_facet_widen_facets_narrow_and_a_facet_s_own_choice_isn_t_in_its_counts():
    kept, provinces, years, tags, *_ = counted(province=["a", "b"], tag=["x"])
    assert kept == [1, 0]
    assert provinces == {"A": 2, "C": 1}  # of those with the tag
    assert tags == {"X": 2, "Y": 2}  # of those in the provinces
    assert years == {"2018": 1, "không ngày": 1}  # of both
    assert counted(figures=True)[5:] == [4, 2]
    assert counted(exact=True, figures=True)[0] == [5, 2]


def test_provinces_are_those_of_the_day_or_of_today():
    assert counted(province=["c"])[0] == [5]
    assert counted(province=["c"], today=True)[0] == [5, 1, 0]
    assert counted(today=True)[1] == {"C": 3, "B": 2, "không tỉnh": 1}
    assert counted(province=["khong-ro"])[0] == [4]


def test_a_range_keeps_what_may_lie_in_it_and_leaves_the_years_to_choose_from():
    kept, _, years, *_ = counted(**{"from": "2018-06", "to": "2020-03"})
    assert kept == [3, 1]
    assert years == {"2018": 2, "2020": 2, "2021": 2, "không ngày": 1}
    assert counted(**{"from": "2021"})[0] == [5, 3]
    assert counted(**{"to": "2018-05-24"})[0] == [2, 1]
    assert counted(year=["2018", "khong-ro"])[0] == [2, 1, 0]


def test_a_value_that_the_archive_hasn_t_narrows_nothing():
    assert counted(province=["xyz"])[0] == [5, 4, 3, 2, 1, 0]
    assert counted(province=["xyz", "b"])[0] == [3, 2]


documents = st.integers(0, 5)


@settings(max_examples=4, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "province": st.lists(st.sampled_from(["a", "b", "khong-ro"]), unique=True),
                "year": st.lists(st.sampled_from(["2018", "2021"]), unique=True, max_size=1),
                "tag": st.lists(st.sampled_from(["x", "y"]), unique=True, max_size=1),
                "figures": st.booleans(),
                "exact": st.booleans(),
                "from": st.sampled_from(["", "2018-06", "2021"]),
            }
        ),
        min_size=12,
        max_size=12,
    )
)
def test_a_count_is_what_choosing_that_value_alone_would_give(choices):
    body = """
const { columns } = await load("search-page/columns.js");
const held = columns(value.held, value.words);
const wrong = [];
for (const state of value.states) {
  const all = [5, 4, 3, 2, 1, 0];
  const { counts, figures, exact } = m.count(all, held, state);
  for (const facet of ['province', 'tag', 'source', 'year']) {
    const column = m.columnOf(held, facet, state);
    column.names.forEach(([name], place) => {
      const clear = facet === 'year' ? { from: '', to: '' } : {};
      const alone = m.count(all, held, { ...state, ...clear, [facet]: [name] }).kept.length;
      if (alone !== counts[facet][place]) wrong.push([facet, name, alone, counts[facet][place]]);
    });
  }
  const left = (changes) => m.count(all, held, { ...state, ...changes }).kept.length;
  if (left({ figures: true }) !== figures) wrong.push('figures');
  if (left({ exact: true }) !== exact) wrong.push('exact');
}
return wrong;
"""
    value = {
        "held": HELD,
        "words": WORDS,
        "states": [{**NOTHING, **one} for one in choices],
    }
    assert run(FACETS, body, value) == []


def test_sorting_by_time_puts_the_undated_last_either_way():
    body = """
const { columns } = await load("search-page/columns.js");
const held = columns(value.held, value.words);
const hits = Uint32Array.from([2, 0, 5, 1, 4, 3]);
return ['', 'moi', 'cu'].map((sort) => Array.from(m.sorted(hits, sort, held)));
"""
    value = {"held": HELD, "words": WORDS}
    assert run(FACETS, body, value) == [
        [2, 0, 5, 1, 4, 3],
        [5, 4, 3, 2, 1, 0],
        [1, 2, 3, 4, 5, 0],
    ]


def table(rows):
    text = run("search-page/csv.js", "return m.csv(value)", rows)
    assert text.startswith("\ufeff")
    return text.removeprefix("\ufeff")


@settings(max_examples=5, deadline=None)
@given(
    st.lists(
        st.lists(st.text("aă,\"\n\r; 'đ=", max_size=6), min_size=3, max_size=3),
        min_size=20,
        max_size=20,
    )
)
def test_a_table_read_back_has_the_same_cells(rows):
    plain = [[one.replace("=", "e").lstrip("\r\n") for one in row] for row in rows]
    assert list(csv.reader(io.StringIO(table(plain), newline=""))) == plain


def test_no_cell_is_a_formula_to_a_spreadsheet():
    dangerous = [
        "=1+1",
        "+84",
        "-5",
        "@x",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "－1",
        "＋1",
        "＠1",
    ]
    (cells,) = csv.reader(io.StringIO(table([dangerous]), newline=""))
    assert cells == [f"'{one}" for one in dangerous]
    harmless = ["a=1", "24/7/2024", "'x", "–5", ""]
    assert next(csv.reader(io.StringIO(table([harmless]), newline=""))) == harmless


def test_a_table_has_lines_as_rfc_4180_wants_them():
    assert table([["a", "b"], ['nói "có"', "1,5"]]) == 'a,b\r\n"nói ""có""","1,5"\r\n'


def test_every_article_stands_in_the_exported_table_with_what_its_date_rests_on():
    body = """
const { columns } = await load("search-page/columns.js");
const held = columns(value.held, value.words);
const answer = { reasons: (document) => (document ? "exact" : "folded") };
const whole = (url) => `https://kho.example/${url}`;
return m.table([2, 0], value.cards, { held, answer, whole, words: value.words });
"""
    card = {"id": "x", "url": "bai/x/", "title": "=A", "date": "24/5/2018", "basis": "computed"}
    cards = [
        {**card, "province": "B", "source": "Báo"},
        {**card, "date": "không rõ ngày", "basis": "unknown", "province": None, "source": None},
    ]
    told = words().search.told
    said = {**told, "basis": {"computed": "tính từ nội dung", "unknown": "không rõ"}}
    made = run("search-page/export.js", body, {"held": HELD, "words": said, "cards": cards})
    assert made[0] == list(told.csv_columns.values())
    assert ["|".join(row) for row in made[1:]] == [
        "=A|24/5/2018|tính từ nội dung|2018-05-24|2018-05-24|B|Báo||1|đúng cả dấu|x|"
        "https://kho.example/bai/x/",
        "=A|không rõ ngày|không rõ|||||X|1|khớp khi bỏ dấu|x|https://kho.example/bai/x/",
    ]


def test_bars_run_from_the_first_year_with_articles_to_the_last_and_keep_what_is_chosen():
    body = """
const names = ["2016", "2017", "2018", "2019", "2020", "khong-ro"].map((one) => [one, one]);
const column = { names };
return value.map(([counts, chosen]) => {
  const { bars, undated } = m.bars(column, counts, { year: [], from: "", to: "", ...chosen });
  const drawn = bars.map(({ year, count, chosen, within }) =>
    `${year} ${count}${chosen ? " chosen" : ""}${within ? " within" : ""}`);
  return [drawn, undated];
});
"""
    cases = [
        [[0, 2, 0, 3, 0, 4], {}],
        [[0, 2, 0, 3, 0, 4], {"year": ["2020"]}],
        [[0, 2, 1, 3, 0, 0], {"from": "2018-12", "to": "2019"}],
        [[0, 0, 0, 0, 0, 4], {}],
    ]
    assert run(HISTOGRAM, body, cases) == [
        [["2017 2", "2018 0", "2019 3"], 4],
        [["2017 2", "2018 0", "2019 3", "2020 0 chosen"], 4],
        [["2017 2", "2018 1 within", "2019 3 within"], 0],
        [[], 4],
    ]


def test_a_facet_shows_its_most_frequent_values_and_whatever_is_chosen():
    body = "return [m.most([3, 0, 5, 5, 1], [], 2), m.most([3, 0, 5, 5, 1], [1, 4, 2], 2)]"
    assert run("search-page/filters.js", body) == [
        {"places": [2, 3], "rest": 2},
        {"places": [2, 3, 1, 4], "rest": 1},
    ]


def test_names_are_looked_for_as_phrases_unless_they_say_how_they_are_meant():
    body = """
const [text, ...names] = value;
const queries = names.map((one) => m.queryOf(one, true));
return [m.names(text), m.names(""), queries, m.queryOf("A B", false)];
"""
    text = " Nguyễn  Văn Mẫu \r\n\nBùi Thị Mẫu\nNguyễn Văn Mẫu"
    names = ["Nguyễn Văn Mẫu", 'tinh:"cao bằng"', "mẫu*", "a HOẶC b"]
    assert run("search-page/batch.js", body, [text, *names]) == [
        ["Nguyễn Văn Mẫu", "Bùi Thị Mẫu"],
        [],
        ['"Nguyễn Văn Mẫu"', 'tinh:"cao bằng"', "mẫu*", "a HOẶC b"],
        "A B",
    ]
