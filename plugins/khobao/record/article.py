"""What an article is: a closed set of typed, immutable values.

The order of the fields is the order in the front matter. A key that isn't here is an error.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from khobao.record import review
from khobao.record.dates import Edtf
from khobao.record.text import SLUG, hidden, hidden_rule, nfc, out_of_line
from khobao.record.wording import Basis

PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
GROUPED_NUMBER = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""A decimal that a Vietnamese editor may have meant as thousands: 4.494."""

WHOLE_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
ID = re.compile(r"[0-9a-f]{12}")
SHA256 = re.compile(r"[0-9a-f]{64}")
COUNT_ID = re.compile(r"[a-z][a-z0-9-]{0,15}")
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
WEB = re.compile(
    r"https?://[^\s<>\"'{}|\\^`/?#@]+(?:[/?#][^\s<>\"'{}|\\^`]*)?",  # https://paper@host is host
    re.ASCII,
)
IMAGE = re.compile(r"images/[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")


def _wrong(rule: str, found: object, expected: str) -> PydanticCustomError:
    return PydanticCustomError(rule, "{expected}", {"found": str(found), "expected": expected})


def _line(value: str) -> str:
    text = nfc(value)
    if not text.strip():
        raise _wrong("empty-text", value, "cần có chữ, hoặc bỏ hẳn khóa này")
    if bad := out_of_line(text):
        raise _wrong(
            hidden_rule(bad[0]), f"ký tự U+{ord(bad[0]):04X}", "cần một dòng chữ không có ký tự ẩn"
        )
    return text.strip()


def _body(value: str) -> str:
    text = nfc(value).replace("\r\n", "\n").replace("\r", "\n")
    if bad := next(hidden(text), None):
        raise _wrong(hidden_rule(bad[0]), f"ký tự U+{ord(bad[0]):04X}", "cần xóa ký tự ẩn ấy")
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines).rstrip()


def _number(value: object) -> object:
    text = f"{Decimal(value):f}" if isinstance(value, int | float | Decimal) else value
    if isinstance(text, str) and not PLAIN_NUMBER.fullmatch(text):
        raise _wrong(
            "number-form", value, "cần số trơn: 4494, 42.53 (không dấu chấm hàng nghìn, không chữ)"
        )
    return value


def _whole(value: object) -> object:
    if isinstance(value, str) and not WHOLE_NUMBER.fullmatch(value):
        raise _wrong("number-form", value, "cần số nguyên không âm: 3")
    return value


def _exact_day(value: Edtf) -> Edtf:
    if not value.exact:
        raise _wrong("date-form", value, "cần đúng một ngày YYYY-MM-DD")
    return value


@dataclass(frozen=True, slots=True)
class Matching:
    """A string that fits `pattern` whole; else an error of `rule` that says what's expected."""

    pattern: re.Pattern[str]
    rule: str
    expected: str

    def check(self, value: str) -> str:
        if not self.pattern.fullmatch(value):
            raise _wrong(self.rule, value, self.expected)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the strings `known`; else an error of `rule` that names the nearest."""

    known: tuple[str, ...]
    rule: str

    def check(self, value: str) -> str:
        if value not in self.known:
            near = difflib.get_close_matches(value, self.known, n=1)
            raise _wrong(
                self.rule,
                value,
                f"có phải {near[0]}?" if near else f"cần một trong: {', '.join(self.known)}",
            )
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.known)}


Line = Annotated[str, AfterValidator(_line), WithJsonSchema({"type": "string", "minLength": 1})]
Body = Annotated[str, AfterValidator(_body)]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Day = Annotated[
    Edtf,
    AfterValidator(_exact_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
ArticleId = Annotated[str, Matching(ID, "id-form", "cần 12 ký tự hex đầu của sha256 văn bản gốc")]
Sha256 = Annotated[str, Matching(SHA256, "sha256-form", "cần 64 ký tự hex")]
Slug = Annotated[str, Matching(SLUG, "slug-form", "cần chữ thường a-z, số và gạch nối: bac-giang")]
ReviewCode = Annotated[str, OneOf(review.CODES, "review-unknown")]
CountId = Annotated[str, Matching(COUNT_ID, "count-id-form", "cần tên ngắn như c1")]
Clock = Annotated[str, Matching(CLOCK, "time-form", 'cần "HH:MM", ví dụ "23:17"')]
Domain = Annotated[str, Matching(DOMAIN, "domain-form", "cần tên miền chữ thường: baocaobang.vn")]
Web = Annotated[
    str, Matching(WEB, "url-form", "cần địa chỉ đầy đủ bắt đầu bằng https:// hoặc http://")
]
ImagePath = Annotated[
    str, Matching(IMAGE, "image-path", "cần đường dẫn không dấu dưới images/: images/anh-1.jpg")
]

Level = Literal[
    "tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu",
    "thôn", "bản", "buôn", "làng", "ấp", "khóm", "khu phố", "tổ dân phố", "xóm", "địa danh",
]  # fmt: skip


class Part(BaseModel):
    """The common ground of a record's values: frozen, closed, compared whole."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Place(Part):
    """A place the text names, by the name and level it had then."""

    name: Line
    level: Level
    within: Line | None = Field(default=None, alias="in")


class Source(Part):
    """Where the article was published; `domain` and `url` as stated, never guessed."""

    name: Line | None = None
    domain: Domain | None = None
    url: Web | None = None
    archive_url: Web | None = None
    retrieved: Day | None = None


class Count(Part):
    """A figure the text states; `value` may be a share's upper part (`of` its lower)."""

    id: CountId
    value: Number
    of: Number | None = None
    max: Number | None = None
    qualifier: Line | None = None
    unit: Line
    what: Line | None = None
    measure: Literal["new", "existing", "awarded", "held", "rate", "other"] = "other"
    kind: Literal["result", "target"] = "result"
    period: Edtf | None = None
    place: Slug | None = None
    part_of: CountId | None = None
    by: Line | None = None
    quote: Line | None = None
    at: Whole | None = None


class Person(Part):
    """Someone in office, with the office as this article states it.

    An editor's `id` keeps people of one name apart.
    """

    name: Line
    office: Line | None = None
    id: Slug | None = None


class Document(Part):
    """A document of an authority: type, number, issuer and date, each None if not stated."""

    type: Line
    number: Line | None = None
    title: Line | None = None
    issuer: Line | None = None
    date: Edtf | None = None


class Raw(Part):
    """The bytes the article was made from, and how many lines of page furniture were removed."""

    sha256: Sha256
    removed_lines: Whole = 0


class Slip(Part):
    """A slip of the source: what stands there, and how it's to be read."""

    found: Line
    read: Line


class Withdrawal(Part):
    """When and why an article was taken off the archive."""

    on: Day
    reason: Line


class Image(Part):
    """A picture kept in content/images, described for those who can't see it."""

    src: ImagePath
    description: Line
    credit: Line | None = None


class Article(Part):
    """One article of the archive; `body` is Markdown and stands below the front matter."""

    id: ArticleId
    title: Line
    date: Edtf | None
    date_basis: Basis
    date_evidence: tuple[Line, ...] = ()
    time: Clock | None = None
    event_date: Edtf | None = None
    page_stamp: Edtf | None = None
    added: Day
    province: Slug | None
    places: tuple[Place, ...] = ()
    source: Source | None = None
    byline: Line | None = None
    lead: Line | None = None
    captions: tuple[Line, ...] = ()
    counts: tuple[Count, ...] = ()
    people: tuple[Person, ...] = ()
    documents: tuple[Document, ...] = ()
    tags: tuple[Line, ...] = ()
    rights: Literal["full", "summary"]
    raw: Raw | None = None
    sic: tuple[Slip, ...] = ()
    review: tuple[ReviewCode, ...] = ()
    status: Literal["published", "draft", "withdrawn"] = "published"
    withdrawn: Withdrawal | None = None
    images: tuple[Image, ...] = ()
    aliases: tuple[Slug, ...] = ()
    same_story: tuple[ArticleId, ...] = ()
    body: Body = ""
