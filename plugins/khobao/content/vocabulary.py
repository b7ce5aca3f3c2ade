"""The tags of an archive: one label each, with the spellings that mean it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from khobao.content.read import read_text
from khobao.record.article import Line
from khobao.record.problems import ContentError, Location, Problem, shown
from khobao.record.text import plain_lines, slugify
from khobao.record.yaml_nodes import Tree, compose

SHAPE = "cần danh sách: - {label: Khen thưởng, variants: [biểu dương, vinh danh]}"
KEYS = {"label", "variants", "recurring"}
LINE: TypeAdapter[str] = TypeAdapter(Line)
YES_OR_NO = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A label as shown, and other spellings that are proposed under it.

    `recurring` says that it names an event of every year, whose page is then a series.
    """

    label: str
    variants: tuple[str, ...] = ()
    recurring: bool = False

    @property
    def slug(self) -> str:
        return slugify(self.label)


@dataclass(frozen=True)
class Vocabulary:
    """Every tag an article may carry."""

    tags: tuple[Tag, ...] = ()

    @cached_property
    def by_label(self) -> dict[str, Tag]:
        return {tag.label: tag for tag in self.tags}

    @cached_property
    def by_slug(self) -> dict[str, Tag]:
        """Tags by the slug of their label and of each variant."""
        named = {slugify(name): tag for tag in self.tags for name in tag.variants}
        return named | {tag.slug: tag for tag in self.tags}

    @property
    def recurring(self) -> frozenset[str]:
        """The labels of the tags that name an event of every year."""
        return frozenset(tag.label for tag in self.tags if tag.recurring)

    def nearest(self, label: str) -> Tag | None:
        """Return the tag that this spelling means, if any."""
        return self.by_slug.get(slugify(label))


def load(path: Path) -> Vocabulary:
    """Return the vocabulary in a file, an empty one if there is no file; raises ContentError."""
    if not path.exists():
        return Vocabulary()
    name = str(path)
    tree, problems = compose(plain_lines(read_text(path)), name)
    tags: dict[str, Tag] = {}
    for loc, tag in _tags(tree, name, problems):
        if tag.slug in tags or not tag.slug:
            line, col = tree.place(loc)
            problems.append(
                Problem(
                    path=name,
                    line=line,
                    col=col,
                    rule="tag-slug",
                    found=f"{shown(tag.label)} trùng địa chỉ /chu-de/{tag.slug}/ với nhãn khác",
                    expected="cần một nhãn; cách viết khác ghi vào variants",
                )
            )
        tags[tag.slug] = tag
    if problems:
        raise ContentError(problems)
    return Vocabulary(tuple(tags.values()))


def _tags(tree: Tree, name: str, problems: list[Problem]) -> Iterator[tuple[Location, Tag]]:
    items = tree.value if isinstance(tree.value, list) else None
    for position, item in enumerate(items or []):
        label = item.get("label") if isinstance(item, dict) else None
        variants = item.get("variants") or [] if isinstance(item, dict) else None
        known = isinstance(item, dict) and not set(item) - KEYS
        if not isinstance(label, str) or not isinstance(variants, list) or not known:
            line, col = tree.place((position,))
            problems.append(
                Problem(
                    path=name,
                    line=line,
                    col=col,
                    rule="tag-form",
                    found=shown(item),
                    expected=SHAPE,
                )
            )
            continue
        names = _names(tree, label, variants, position, name, problems)
        if names is None:
            continue
        yield (
            (position,),
            Tag(
                label=names[0],
                variants=tuple(names[1:]),
                recurring=_recurring(tree, item, position, name, problems),
            ),
        )
    if items is None and tree.value:
        problems.append(
            Problem(path=name, rule="tag-form", found="không phải danh sách", expected=SHAPE)
        )


def _names(
    tree: Tree,
    label: str,
    variants: list[object],
    position: int,
    name: str,
    problems: list[Problem],
) -> list[str] | None:
    """Return the label and its variants as lines of text, or None and a problem of each other."""
    places: list[Location] = [(position, "label")]
    places += [(position, "variants", place) for place in range(len(variants))]
    names = []
    for loc, text in zip(places, [label, *variants], strict=True):
        try:
            names.append(LINE.validate_python(str(text)))
        except ValidationError as error:
            wrong = error.errors()[0]
            line, col = tree.place(loc)
            problems.append(
                Problem(
                    path=name,
                    line=line,
                    col=col,
                    rule=wrong["type"],
                    found=shown(wrong["ctx"]["found"]),
                    expected=wrong["ctx"]["expected"],
                )
            )
    return names if len(names) == len(places) else None


def _recurring(
    tree: Tree, item: dict[str, object], position: int, name: str, problems: list[Problem]
) -> bool:
    if "recurring" not in item:
        return False
    found = item["recurring"]
    if isinstance(found, str) and found in YES_OR_NO:
        return YES_OR_NO[found]
    line, col = tree.place((position, "recurring"))
    problems.append(
        Problem(
            path=name,
            line=line,
            col=col,
            rule="tag-recurring",
            found=f"recurring: {shown(found)}",
            expected="cần true (sự việc lặp lại hằng năm) hoặc false",
        )
    )
    return False
