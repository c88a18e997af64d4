"""What the cells show: a lens makes a cell of the heat map from what the engine says of it.

Each has its signs in both sets, and says the same in words.
"""

from collections.abc import Callable, Iterator, Mapping

import msgspec
from rich.style import Style

from tracker.analysis.view import Collection, Entry, Panel
from tracker.i18n import N_, _
from tracker.method.change import Change, Direction
from tracker.method.rating import CellState
from tracker.model.framework import Item, Section
from tracker.model.record import Explicitness, Strength
from tracker.tables import symbols, words
from tracker.tables.by_country import mark
from tracker.tables.matrix import cell_facts, changes
from tracker.tui import door, glyphs, tones
from tracker.tui.widgets.heat import HeatCell

RAMP = tuple(glyphs.fill(one) for one in ("#DCE9F5", "#9CC3E0", "#3F83B7", "#154A7D"))
"""One colour from light to dark: told apart in grey and by the colour-blind."""
NOTHING = ("∘", "_")
"""Rated, but no link counts: the level was set."""
MOVES = {
    Direction.RISE: ("▲", "+", glyphs.fill("#2C6FA6")),
    Direction.DROP: ("▼", "-", glyphs.fill("#E8A33D")),
    Direction.SAME: ("=", "=", Style.null()),
}

Legend = tuple[str, Style, str]
"""A sign, how it is drawn, and what it means."""


class Lens(msgspec.Struct, frozen=True):
    """A way to look at the cells."""

    id: str
    title: str
    """Marked for translation."""
    cells: Callable[["Looked"], Iterator[tuple[tuple[str, str], HeatCell]]]
    legend: Callable[["Looked"], Iterator[Legend]]


class Looked(msgspec.Struct, frozen=True):
    """What a lens looks at."""

    collection: Collection
    panel: Panel
    sections: tuple[Section, ...]

    def pairs(self) -> Iterator[tuple[Entry, Item]]:
        """Yield every country with every item."""
        items = [item for section in self.sections for item in section.items]
        for entry in (*self.panel.entries, *self.panel.apart):
            for item in items:
                yield entry, item


def _dim() -> Style:
    """Return the style of what is no level, in the theme's muted colour: it can still be read."""
    return Style(color=tones.tone("muted"))


def _of(signs: tuple[str, str]) -> str:
    return signs[door.ascii_only()]


def _state(state: CellState) -> HeatCell:
    return HeatCell(glyphs.sign(state), _dim(), said=glyphs.word(state))


def _levels(looked: Looked) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    made: dict[tuple[str, int, bool], HeatCell] = {}
    for entry, item in looked.pairs():
        found = mark(looked.panel, entry, item.id)
        level, state = found.rated.level, found.rated.state
        key = (level.id if level else f"={state}", found.hand_set, found.hinders)
        if key not in made:
            thing = level or state
            word = glyphs.word(thing)
            made[key] = HeatCell(
                glyphs.sign(thing),
                glyphs.style(thing),
                # examples are marked at the country, not in each of its cells
                symbols.mark_of(msgspec.structs.replace(found, example=False)),
                door.words(word) if level else "",
                door.words(word),
            )
        yield (entry.code, item.id), made[key]


def _level_legend(looked: Looked) -> Iterator[Legend]:
    for level in looked.panel.view.framework.scale:
        yield glyphs.sign(level), glyphs.style(level), glyphs.word(level)
    yield from _state_legend(looked)
    for sign, meaning in symbols.MARK_WORDS.items():
        if sign != symbols.EXAMPLE:
            yield sign, Style.null(), _(meaning)


def _state_legend(looked: Looked) -> Iterator[Legend]:
    there = {rated.state for rated in looked.panel.rated.values()}
    for state in CellState:
        if state in there and state is not CellState.RATED:
            yield glyphs.sign(state), _dim(), glyphs.word(state)


def _by_rank(
    looked: Looked, of: Callable[[Entry, Item], tuple[Strength | Explicitness | None, int]]
) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    """Make cells of a scale of words: their first letter, darker the further they go."""
    for entry, item in looked.pairs():
        state = looked.panel.rated[entry.code, item.id].state
        rank, count = of(entry, item)
        if state is not CellState.RATED:
            cell = _state(state)
        elif rank is not None:
            word = door.words(words.word(rank.value))
            cell = HeatCell(word[:1], RAMP[_step(rank)], " ", str(count), word)
        else:
            cell = HeatCell(_of(NOTHING), _dim(), said=_("no link counts"))
        yield (entry.code, item.id), cell


def _step(rank: Strength | Explicitness) -> int:
    kinds = list(type(rank))
    return len(RAMP) - len(kinds) + kinds.index(rank)


def _strengths(looked: Looked) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    def of(entry: Entry, item: Item) -> tuple[Strength | None, int]:
        facts = cell_facts(looked.panel, entry, item)
        return facts.strength, facts.links

    return _by_rank(looked, of)


def _wordings(looked: Looked) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    def of(entry: Entry, item: Item) -> tuple[Explicitness | None, int]:
        facts = cell_facts(looked.panel, entry, item)
        return facts.explicitness, facts.explicit

    return _by_rank(looked, of)


def _rank_legend(kinds: type[Strength | Explicitness]) -> Callable[[Looked], Iterator[Legend]]:
    def legend(looked: Looked) -> Iterator[Legend]:
        for one in kinds:
            word = words.word(one.value)
            yield door.words(word)[:1], RAMP[_step(one)], word
        yield _of(NOTHING), _dim(), _("rated, but no link counts")
        yield from _state_legend(looked)

    return legend


def _elements(looked: Looked) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    for entry, item in looked.pairs():
        state = looked.panel.rated[entry.code, item.id].state
        if state is not CellState.RATED:
            yield (entry.code, item.id), _state(state)
            continue
        facts = cell_facts(looked.panel, entry, item)
        k, n = facts.covered, facts.required
        style = RAMP[min(len(RAMP) * k // n, len(RAMP) - 1)] if k and n else _dim()
        sign = str(k) if k < 10 else "+"  # noqa: PLR2004 - what fits in one cell
        said = _("{k} of {n} required elements covered").format(k=k, n=n)
        yield (entry.code, item.id), HeatCell(sign, style, " ", f"/{n}", said)


def _elements_legend(looked: Looked) -> Iterator[Legend]:
    yield "2", RAMP[2], _("required elements covered; darker: a larger part of them")
    yield from _state_legend(looked)


ASSESSED = ("✓", "+")


def _assessed(looked: Looked) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    yes = HeatCell(_of(ASSESSED), RAMP[1], said=_("assessed"))
    for entry, item in looked.pairs():
        state = entry.own[item.id].state
        yield (entry.code, item.id), yes if state.assessed else _state(state)


def _assessed_legend(looked: Looked) -> Iterator[Legend]:
    del looked
    yield _of(ASSESSED), RAMP[1], _("assessed: a level, or a search that found no information")
    for state in (CellState.NOT_ASSESSED, CellState.NOT_APPLICABLE):
        yield glyphs.sign(state), _dim(), glyphs.word(state)


def _changes(looked: Looked) -> Iterator[tuple[tuple[str, str], HeatCell]]:
    found = changes(looked.collection, looked.panel, looked.sections)
    blank = HeatCell(" ", _dim(), said=_("not compared"))
    for entry, item in looked.pairs():
        one = found.get((entry.code, item.id))
        yield (entry.code, item.id), _change(one) if one else blank


def _change(one: Change) -> HeatCell:
    sign, plain, style = MOVES[one.direction]
    asks = "!" if one.asks and not one.explained else " "
    steps = f"{one.steps:+d}" if one.steps else ""
    said = f"{words.direction(one.direction)} {steps}".strip()
    return HeatCell(_of((sign, plain)), style, asks, steps, said)


def _change_legend(looked: Looked) -> Iterator[Legend]:
    del looked
    for direction, (sign, plain, style) in MOVES.items():
        yield _of((sign, plain)), style, words.direction(direction)
    yield "!", Style.null(), _("asks for an explanation, and has none")
    yield " ", _dim(), _("blank: not compared (rated and complete in both cycles, same method)")


LENSES: Mapping[str, Lens] = {
    one.id: one
    for one in (
        Lens("level", N_("Level"), _levels, _level_legend),
        Lens("strength", N_("Strongest evidence"), _strengths, _rank_legend(Strength)),
        Lens("explicitness", N_("Most explicit wording"), _wordings, _rank_legend(Explicitness)),
        Lens("elements", N_("Elements covered"), _elements, _elements_legend),
        Lens("completeness", N_("Completeness"), _assessed, _assessed_legend),
        Lens("change", N_("Change since the last cycle"), _changes, _change_legend),
    )
}
"""In the order in which a key goes through them."""
