"""The values of the gazetteer. Every interval names its last day (inclusive); None is unknown."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["tỉnh", "thành phố"]
Level = Literal["huyện", "quận", "thị xã", "thành phố"]
CommuneLevel = Literal["xã", "phường", "thị trấn"]


def within(on: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether the day lies in the interval; an unknown end is open."""
    return (valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to)


class UnknownProvinceError(KeyError):
    """An id that is no province's: holds it and the nearest known one."""

    def __init__(self, id_: str, nearest: str | None) -> None:
        super().__init__(id_)
        self.id = id_
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f"; the nearest is {self.nearest!r}" if self.nearest else ""
        return f"no province has the id {self.id!r}{hint}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A table of official codes, named after the decision that issued it."""

    id: str
    basis: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An official code. Values were reused for other provinces: never compare them alone."""

    scheme: str
    value: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpan:
    """What a province was called for a time; `basis` is the act that made it so."""

    kind: Kind
    valid_from: date | None
    valid_to: date | None
    basis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or centrally-run city under one name; it keeps its id while it keeps its name."""

    id: str
    name: str
    kind: Kind
    kinds: tuple[KindSpan, ...]
    valid_from: date | None
    valid_to: date | None
    start_basis: str | None
    end_basis: str | None
    split_from: str | None
    codes: tuple[Code, ...]
    aliases: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """As in running text: "tỉnh Bắc Giang", "thành phố Hà Nội", "Thành phố Hồ Chí Minh"."""
        return self._full_name(self.kind)

    def valid(self, on: date) -> bool:
        return within(on, self.valid_from, self.valid_to)

    def kind_on(self, on: date) -> Kind:
        """The kind of that day: Cần Thơ was a "tỉnh" until 2003, Đồng Nai until 2026-04-29."""
        return next((s.kind for s in self.kinds if within(on, s.valid_from, s.valid_to)), self.kind)

    def full_name_on(self, on: date) -> str:
        return self._full_name(self.kind_on(on))

    def code_on(self, on: date) -> Code | None:
        return next((c for c in self.codes if within(on, c.valid_from, c.valid_to)), None)

    def _full_name(self, kind: Kind) -> str:
        return self.name if self.name.lower().startswith(kind) else f"{kind} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One province went into another; `on` is the first day of the new order."""

    former_id: str
    successor_id: str
    on: date
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A unit of the level that ended on 2025-07-01.

    `level` and `province_id` are those of its last day. `moved_from` is the province it lay in
    until the day before `moved_on`. `former` marks the few that ended before the level did; then
    `valid_to` may be unknown. `homonyms` counts the other provinces with a commune of that name.
    """

    name: str
    level: Level
    province_id: str
    code: Code | None
    valid_to: date | None
    end_basis: str | None
    former: bool = False
    moved_from: str | None = None
    moved_on: date | None = None
    homonyms: int = 0

    @property
    def full_name(self) -> str:
        return f"{self.level} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A unit below the district, as of the same day as the districts."""

    name: str
    level: CommuneLevel
    district: District
