"""In which order the cells stand: sorted, grouped, filtered, turned; with the counts beneath."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from tracker.analysis.distribution import Distribution, distribution
from tracker.analysis.view import Collection
from tracker.i18n import N_, _, text_of
from tracker.method.change import Change, Direction
from tracker.model.framework import Item, Section
from tracker.tables import words
from tracker.tables.matrix import MatrixRow, changes, group_of, matrix_rows, moved
from tracker.tui import door, glyphs
from tracker.tui.matrix.lens import LENSES, MOVES, Looked
from tracker.tui.widgets.filter_bar import folded
from tracker.tui.widgets.heat import BLANK, Heat, HeatCell, HeatColumn, HeatFoot, HeatRow

SORTS = {
    "name": N_("name"),
    "code": N_("code"),
    "complete": N_("completeness"),
    "item": N_("the item under the cursor"),
}
"""What countries can be sorted by; there is no league table of items added up."""


class Arrangement(msgspec.Struct, frozen=True):
    """How the cells stand."""

    lens: str = "level"
    sort: str = "name"
    grouping: str | None = "region"
    transposed: bool = False
    full_foot: bool = True
    """Every level beneath, rather than n and those who address the item."""
    filter: str = ""
    """Folded words: ids of items or sections choose columns, others countries, else titles."""
    by_item: str | None = None
    """The item that ``sort`` is by where it is by one."""

    @property
    def sorted_words(self) -> str:
        """What is sorted by."""
        by = self.by_item if self.sort == "item" and self.by_item else _(SORTS[self.sort])
        return _("by {sort}").format(sort=by)


def next_grouping(collection: Collection, now: str | None) -> str | None:
    """Return what to group by after ``now``: region, income, nothing, as far as they are known."""
    known = collection.reference.groupings
    choices = [*(one for one in ("region", "income") if one in known), None]
    at = choices.index(now) if now in choices else -1
    return choices[(at + 1) % len(choices)]


class Grid:
    """The cells of a panel through one lens, ready to be put in any order.

    ``known`` is one through another lens: what it has worked out of the same panel is kept.
    """

    def __init__(self, looked: Looked, lens: str, *, known: "Grid | None" = None) -> None:
        self.looked = looked
        if known and known.looked.panel is not looked.panel:
            known = None
        self.lens = LENSES[lens]
        self.cells: Mapping[tuple[str, str], HeatCell] = dict(self.lens.cells(looked))
        self.rows: tuple[MatrixRow, ...] = (
            known.rows if known else matrix_rows(looked.collection, looked.panel, looked.sections)
        )
        self._search = {one.code: folded(f"{one.code} {one.name}") for one in self.rows}
        self._counts: dict[str, Distribution] = known._counts if known else {}  # noqa: SLF001 - its own kind
        self._moves: Mapping[tuple[str, str], Change] | None = known._moves if known else None  # noqa: SLF001

    def distribution(self, item: Item) -> Distribution:
        """Return an item's distribution, worked out once."""
        if item.id not in self._counts:
            self._counts[item.id] = distribution(self.looked.panel, item)
        return self._counts[item.id]

    @property
    def moves(self) -> Mapping[tuple[str, str], Change]:
        """What changed since the last cycle, worked out once."""
        if self._moves is None:
            looked = self.looked
            self._moves = changes(looked.collection, looked.panel, looked.sections)
        return self._moves

    # -- what is left --------------------------------------------------------------------------

    def chosen(self, wanted: str) -> tuple[tuple[MatrixRow, ...], tuple[tuple[Section, Item], ...]]:
        """Return the countries and items that a filter leaves."""
        rows = list(self.rows)
        items = [(one, item) for one in self.looked.sections for item in one.items]
        ids: set[str] = set()
        for part in wanted.split():
            named = {
                item.id for section, item in items if part in (folded(item.id), folded(section.id))
            }
            left = [row for row in rows if self._matches(row, part)]
            if named:
                ids |= named
            elif left:
                rows = left
            else:
                items = [pair for pair in items if part in folded(text_of(pair[1].title))]
        if ids:
            items = [pair for pair in items if pair[1].id in ids]
        return tuple(rows), tuple(items)

    def _matches(self, row: MatrixRow, part: str) -> bool:
        region = group_of(self.looked.collection, "region", row)[1]
        return part in self._search[row.code] or part in folded(region)

    # -- the whole -----------------------------------------------------------------------------

    def heat(self, wanted: Arrangement) -> Heat:
        """Put the cells in order."""
        rows, items = self.chosen(wanted.filter)
        ordered = self._ordered(rows, wanted)
        if wanted.transposed:
            return self._turned(ordered, items, wanted)
        return Heat(
            columns=tuple(
                HeatColumn(item.id, door.words(item.id), _heading(section), door.words(section.id))
                for section, item in items
            ),
            rows=tuple(self._lines(ordered, items, wanted)),
            foot=tuple(self._foot([item for _section, item in items], wanted)),
            tail=self._signs(),
            corner=_("Country"),
        )

    def _lines(
        self,
        rows: Sequence[MatrixRow],
        items: Sequence[tuple[Section, Item]],
        wanted: Arrangement,
    ) -> Iterator[HeatRow]:
        heads = self._headings(rows, wanted)
        last = ""
        for row in rows:
            heading = heads[row.code]
            if heading != last:
                last = heading
                count = sum(one == heading for one in heads.values())
                label = f"{door.words(heading)} ({count})"
                yield HeatRow(f"heading:{heading}", label, is_heading=True)
            cells = tuple(self.cells.get((row.code, item.id), BLANK) for _s, item in items)
            yield HeatRow(row.code, _label(row), cells, _counted(row))

    def _turned(
        self,
        rows: Sequence[MatrixRow],
        items: Sequence[tuple[Section, Item]],
        wanted: Arrangement,
    ) -> Heat:
        heads = self._headings(rows, wanted)
        scale = self.looked.panel.view.framework.scale
        lines: list[HeatRow] = []
        for place, (section, item) in enumerate(items):
            if not place or items[place - 1][0] is not section:
                lines.append(HeatRow(f"heading:{section.id}", _heading(section), is_heading=True))
            found = self.distribution(item)
            cells = tuple(self.cells.get((row.code, item.id), BLANK) for row in rows)
            label = door.words(f"{item.id} {text_of(item.title)}")
            tail = (*(str(found.counts[level.id]) for level in scale), str(found.n))
            lines.append(HeatRow(item.id, label, cells, tail))
        foot = [
            HeatFoot(
                f"{glyphs.sign(level)} {door.words(words.level(level))}",
                tuple(row.counts[place] for row in rows),
                tuple(row.rated for row in rows),
            )
            for place, level in reversed(list(enumerate(scale)))
        ]
        return Heat(
            columns=tuple(
                HeatColumn(row.code, door.words(row.code), door.words(heads[row.code]))
                for row in rows
            ),
            rows=tuple(lines),
            foot=tuple(foot) if wanted.full_foot else (),
            tail=(*self._signs(), "n"),
            corner=_("Item"),
        )

    # -- order ---------------------------------------------------------------------------------

    def _ordered(self, rows: Sequence[MatrixRow], wanted: Arrangement) -> list[MatrixRow]:
        found = sorted(rows, key=lambda one: (folded(one.name), one.code))
        found.sort(key=self._key(wanted))
        found.sort(key=lambda one: (one.is_apart, self._place(one, wanted)))
        return found

    def _key(self, wanted: Arrangement) -> Callable[[MatrixRow], tuple[object, ...]]:
        match wanted.sort:
            case "code":
                return lambda one: (one.code,)
            case "complete":
                return lambda one: (one.assessed / one.applicable if one.applicable else 2.0,)
            case "item" if wanted.by_item:
                return lambda one: self._level_key(one, wanted.by_item or "")
        return lambda one: (folded(one.name),)

    def _level_key(self, row: MatrixRow, item: str) -> tuple[int, int]:
        rated = self.looked.panel.rated.get((row.code, item))
        if rated is None or rated.level is None:
            return (1, 0)
        return (0, -rated.level.value)

    def _place(self, row: MatrixRow, wanted: Arrangement) -> int:
        if wanted.grouping is None:
            return 0
        return group_of(self.looked.collection, wanted.grouping, row)[0]

    def _headings(self, rows: Sequence[MatrixRow], wanted: Arrangement) -> dict[str, str]:
        collection = self.looked.collection
        if wanted.grouping is None:
            apart = _("Not in the population")
            return {one.code: apart if one.is_apart else "" for one in rows}
        return {one.code: group_of(collection, wanted.grouping, one)[1] for one in rows}

    # -- counts --------------------------------------------------------------------------------

    def _signs(self) -> tuple[str, ...]:
        return tuple(glyphs.sign(level) for level in self.looked.panel.view.framework.scale)

    def _foot(self, items: Sequence[Item], wanted: Arrangement) -> Iterator[HeatFoot]:
        found = [self.distribution(item) for item in items]
        n = tuple(one.n for one in found)
        framework = self.looked.panel.view.framework
        if self.lens.id == "change":
            yield from self._moved(items)
            return
        if wanted.full_foot:
            for level in reversed(framework.scale):
                label = f"{glyphs.sign(level)} {door.words(words.level(level))}"
                yield HeatFoot(label, tuple(one.counts[level.id] for one in found), n)
        else:
            level = framework.addressed
            label = _("{level} or above").format(level=words.level(level))
            label = f"{glyphs.sign(level)} {door.words(label)}"
            yield HeatFoot(label, tuple(one.at_least[level.id] for one in found), n)
        yield HeatFoot(_("n (rated)"), n, tuple(one.population for one in found))

    def _moved(self, items: Sequence[Item]) -> Iterator[HeatFoot]:
        found = moved(self.moves.values())
        counts = [found.get(item.id, Counter()) for item in items]
        matched = tuple(one.total() for one in counts)
        for direction in (Direction.RISE, Direction.SAME, Direction.DROP):
            sign = MOVES[direction][door.ascii_only()]
            label = f"{sign} {door.words(words.direction(direction))}"
            yield HeatFoot(label, tuple(one[direction] for one in counts), matched)
        yield HeatFoot(_("matched"), matched, matched)


def _counted(row: MatrixRow) -> tuple[str, ...]:
    """Return a country's counts; of examples, what was not found says nothing."""
    is_whole = row.entry.assessment.scope != "examples"
    return tuple(str(one) if one or is_whole else "" for one in row.counts)


def _label(row: MatrixRow) -> str:
    star = "*" if row.entry.assessment.scope == "examples" else " "
    return door.words(f"{row.code}{star} {row.name}")


def _heading(section: Section) -> str:
    return door.words(f"{section.id} {text_of(section.title)}")
