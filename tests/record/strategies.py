"""Whole articles for Hypothesis: every field, and texts that a YAML reader may trip over."""

import unicodedata
from datetime import date as calendar
from decimal import Decimal

from hypothesis import strategies as st

from khobao.record import (
    Article,
    Count,
    Document,
    Image,
    Person,
    Place,
    Raw,
    Slip,
    Source,
    Withdrawal,
    dates,
    honorifics,
)
from khobao.record.date_rules import FIRST_PAPER, MOST_YEARS
from khobao.record.review import CODES
from khobao.record.text import HIDDEN, ONE_LINE, slugify

TRAPS = (
    "null", "Null", "~", "NO", "yes", "on", "y", "n", "true", "=", "<<", ".nan", "-.inf", "...",
    "4.494", "4494", "0", "-0", "007", "1_000", "0x1F", "0o17", "0b1", "1e5", "+1.5E3", "-1.e2",
    ".5", "190:20:30", "23:17", "2018", "2020-01-13", "2001-12-14t21:59:43.10-05:00",
    "123456789012", "Bắc Giang: Biểu dương", "Bắc Giang:", "- gạch đầu", "-", "--", "---", "--- a",
    "? hỏi", ":", ": a",
    "# không phải chú thích", "Mô hình #1", "a #b", "&neo", "*sao", "!nhãn", "!!str", "%YAML 1.2",
    "@a", "`a`", "[a, b]", "{a: b}", "a, b", "a]", "}", "|", ">", "> a", "'nháy'", '"nháy kép"',
    'Phong trào "Dân vận khéo"', "“Dân vận khéo”", "Điểu K'ré", "\\", "\\n", "a\\*b", "“", "…",
    "😀", "👩\u200d👧", "😊\u0301", "\U0001f60a\u0302 \U0010fffd\u0307", "\u00a0a\u00a0b",
    "\u0301a", "\u0338", "C:\\x",
    "Tie\u0302\u0301ng Vie\u0323\u0302t", "dòng  hai  cách", "đ", "Ð", "x" * 2000, "a: b " * 300,
)  # fmt: skip

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)

QUALIFIED = (
    "2018~", "2018-10~", "2018?", "2018-10?", "2018%", "2018-10%", "2018-10-01~", "2018-10-01?",
    "201X", "19XX", "2018-XX", "2018-10-XX", "201X~",
)  # fmt: skip

INTERVALS = (
    "2020/2021", "2024-01/2024-06", "2020-01-13/2020-01-15", "../2020", "2020/..", "2018~/2020",
    "2018/2020-10?", "2018-XX/201X", "1000/2999",
)  # fmt: skip


def _single(text: str) -> bool:
    return not ONE_LINE.search(text) and bool(unicodedata.normalize("NFC", text).strip())


def lines(max_size: int = 40) -> st.SearchStrategy[str]:
    alphabet = VIETNAMESE + VIETNAMESE.upper() + " .,:;-#'\"()/%0123456789"
    written = st.text(alphabet, min_size=1, max_size=max_size)
    anything = st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=max_size
    )
    decomposed = written.map(lambda text: unicodedata.normalize("NFD", text))
    pairs = st.tuples(st.sampled_from(TRAPS), st.sampled_from(TRAPS)).map(" ".join)
    return st.one_of(st.sampled_from(TRAPS), written, decomposed, anything, pairs).filter(_single)


def bodies() -> st.SearchStrategy[str]:
    odd = st.sampled_from(["---", "--- ", "...", "", "    thụt vào", "\tthụt", "# tiêu đề", "***"])
    return (
        st.lists(st.one_of(odd, lines()), max_size=8)
        .flatmap(
            lambda rows: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(rows))
        )
        .filter(lambda text: not HIDDEN.search(text.replace("\r\n", "\n")))
    )


def days(first: calendar = calendar.min) -> st.SearchStrategy[dates.Edtf]:
    return st.dates(first).map(dates.day)


def edtf() -> st.SearchStrategy[dates.Edtf]:
    plain = st.dates().flatmap(lambda day: st.sampled_from([f"{day}", f"{day}"[:7], f"{day}"[:4]]))
    return st.one_of(plain, st.sampled_from(QUALIFIED), st.sampled_from(INTERVALS)).map(dates.parse)


def published() -> st.SearchStrategy[dates.Edtf]:
    """Draw dates that an article may be of: closed, of few years, since there are papers."""
    plain = st.dates(calendar(FIRST_PAPER, 1, 1)).flatmap(
        lambda day: st.sampled_from([f"{day}", f"{day}"[:7], f"{day}"[:4]])
    )
    drawn = st.one_of(plain, st.sampled_from(QUALIFIED), st.sampled_from(INTERVALS))
    return drawn.map(dates.parse).filter(
        lambda one: not (one.open_start or one.open_end) and len(one.years) <= MOST_YEARS
    )


def numbers(least: int = -(10**14)) -> st.SearchStrategy[Decimal]:
    """Draw whole numbers, and decimals of up to 6 places, many of them of 3."""
    places = st.sampled_from([0, 1, 2, 3, 3, 3, 6])
    scaled = st.tuples(st.integers(least, 10**14), places)
    made = scaled.map(lambda drawn: Decimal(drawn[0]).scaleb(-drawn[1]))
    known = [Decimal(n) for n in ("842.238", "4.494", "42.53", "0", "1E+3", "12.0", "-0")]
    return made | st.sampled_from([one for one in known if one >= least])


def slugs() -> st.SearchStrategy[str]:
    return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def hexes(size: int) -> st.SearchStrategy[str]:
    digits = st.text(st.sampled_from("0123456789abcdef"), min_size=size, max_size=size)
    return st.one_of(digits, st.sampled_from(["1" * size, f"{'1' * (size - 3)}e12"]))


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def _words(text: str) -> str:
    return slugify(text)


@st.composite
def counts(draw: st.DrawFn, quoted: bool) -> tuple[Count, ...]:
    made: list[Count] = []
    for number in range(draw(st.integers(0, 4))):
        measure = draw(st.sampled_from(["new", "existing", "awarded", "held", "rate", "other"]))
        value = draw(numbers() if measure == "rate" else numbers(0))
        most = value + draw(st.sampled_from([0, 1])) if draw(st.booleans()) else None
        whole = max(most or value, Decimal(0)) + draw(st.sampled_from([1, 70, Decimal("0.125")]))
        total = draw(st.sampled_from(made)) if made and draw(st.booleans()) else None
        made.append(
            Count(
                id=f"c{number}",
                value=value,
                of=draw(maybe(st.just(whole))),
                max=most,
                qualifier=draw(maybe(st.sampled_from(["trên", "hơn", "≥"]))),
                unit=draw(lines()),
                what=draw(maybe(lines())),
                measure=measure,
                kind=draw(st.sampled_from(["result", "target"])),
                period=draw(maybe(edtf())),
                place=draw(maybe(slugs())),
                part_of=total.id if total else None,
                by=draw(lines()) if total else None,
                quote=draw(lines()) if quoted else None,
                at=draw(maybe(st.integers(0, 99))) if quoted else draw(st.integers(0, 99)),
            )
        )
    return tuple(made)


def _many(strategy: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, max_size=most).map(tuple)


def _distinct(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, max_size=3, unique_by=_words).map(tuple)


PARTS = {
    "places": st.builds(
        Place, name=lines(), level=st.sampled_from(["xã", "huyện"]), within=maybe(lines())
    ),
    "people": st.builds(
        Person,
        name=lines().filter(lambda text: not honorifics.before(text.strip())),
        office=maybe(lines()),
        id=maybe(slugs()),
    ),
    "documents": st.builds(
        Document,
        type=lines(),
        number=maybe(lines()),
        title=maybe(lines()),
        issuer=maybe(lines()),
        date=maybe(edtf()),
    ),
    "sic": st.builds(Slip, found=lines(), read=lines()),
    "images": st.builds(
        Image,
        src=st.sampled_from(["images/a.jpg", "images/b/C_1-2.png"]),
        description=lines(),
        credit=maybe(lines()),
    ),
    "captions": lines(),
    "date_evidence": lines(),
}  # fmt: skip

SOURCES = st.builds(
    Source,
    name=maybe(lines()),
    domain=maybe(st.sampled_from(["baocaobang.vn", "a-b.example"])),
    url=maybe(st.sampled_from(["https://a.example/x?y=1#z", "http://a.example/á"[:-1]])),
    archive_url=maybe(st.just("https://kho.example/1")),
    retrieved=maybe(days()),
).filter(lambda source: bool(source.name or source.domain or source.url or source.archive_url))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article that keeps every rule an article alone must keep."""
    sha256 = draw(hexes(64))
    rights = draw(st.sampled_from(["full", "summary"]))
    status = draw(st.sampled_from(["published", "draft", "withdrawn"]))
    date, stamp = draw(maybe(published())), draw(maybe(edtf()))
    parts = {key: draw(_many(part)) for key, part in PARTS.items()}
    figures = draw(counts(quoted=rights == "full"))
    if rights == "full":
        parts["captions"] += tuple(count.quote for count in figures if count.quote)
        parts["captions"] += tuple(slip.found for slip in parts["sic"])
    else:
        parts["captions"] = ()
    basis = draw(st.sampled_from(["stated", "computed", "inferred"])) if date else "unknown"
    if basis in ("computed", "inferred"):
        parts["date_evidence"] += ("căn cứ",)
    needs_body = rights == "full" and status == "published"
    return Article(
        id=sha256[:12],
        title=draw(lines().filter(_words)),
        date=date,
        date_basis=basis,
        time="23:17" if date and date.exact and draw(st.booleans()) else None,
        event_date=draw(maybe(edtf())),
        page_stamp=stamp,
        added=draw(days(max(one.start for one in (date, stamp, dates.day(calendar.min)) if one))),
        province=draw(maybe(slugs())),
        source=draw(maybe(SOURCES)),
        byline=draw(maybe(lines())),
        lead=draw(maybe(lines())) if rights == "full" else None,
        counts=figures,
        tags=draw(_distinct(lines())),
        rights=rights,
        raw=draw(maybe(st.builds(Raw, sha256=st.just(sha256), removed_lines=st.integers(0, 99)))),
        review=draw(_distinct(st.sampled_from(CODES))),
        status=status,
        withdrawn=draw(st.builds(Withdrawal, on=days(), reason=lines()))
        if status == "withdrawn"
        else None,
        aliases=draw(_distinct(slugs())),
        same_story=draw(_distinct(hexes(12))),
        body=draw(bodies().filter(lambda text: bool(text.strip()) or not needs_body)),
        **parts,
    )
