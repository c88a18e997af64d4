"""What is under the cursor, in words: the strip beneath the matrix and the line above it."""

from collections.abc import Iterable

import msgspec
from textual.content import Content

from tracker.analysis.composition import composition
from tracker.analysis.view import Collection, Panel, cycle_before, panel
from tracker.i18n import _, ngettext, text_of
from tracker.method.change import Change
from tracker.model.framework import Item
from tracker.tables import symbols, words
from tracker.tables.by_country import mark
from tracker.tables.matrix import CellFacts, MatrixRow, cell_facts
from tracker.tables.sheet_item import rule
from tracker.tui import door, glyphs
from tracker.tui.figures import distribution_signs
from tracker.tui.matrix.grid import Grid


class Earlier:
    """The panel of the cycle before, made when it is first asked for."""

    def __init__(self, collection: Collection, looked: Panel) -> None:
        self.cycle = cycle_before(collection, looked.view)
        self._collection, self._looked = collection, looked
        self._panel: Panel | None = None

    @property
    def panel(self) -> Panel | None:
        """Who was looked at then; None where there was no earlier cycle."""
        if self._panel is None and self.cycle is not None:
            view = msgspec.structs.replace(self._looked.view, cycle=self.cycle)
            self._panel = panel(self._collection, view)
        return self._panel


def explain(grid: Grid, earlier: Earlier, row: MatrixRow, item: Item) -> Content:
    """Say all about a cell: what it is, why, on what it rests, what it was, how the others stand."""
    looked = grid.looked.panel
    shown = mark(looked, row.entry, item.id)
    thing = shown.rated.level or shown.rated.state
    facts = cell_facts(looked, row.entry, item)
    said = f"{glyphs.sign(thing)} {glyphs.word(thing)}"
    place = _join((said, f"{row.code} {row.name}", f"{item.id} {text_of(item.title)}"))
    state = [
        rule(looked, row.entry, item) or ("" if shown.rated.level else _meaning(grid, row, item)),
        _evidence(facts),
        *_marks(shown.hand_set, shown.example, facts.hinders),
        _before(grid, earlier, row, item),
    ]
    found = grid.distribution(item)
    return Content.assemble(
        (door.words(place), "bold"),
        "\n",
        door.words(_join(state)),
        "\n",
        (door.words(f"{item.id}: {distribution_signs(looked.view, found)}"), "$text-muted"),
    )


def _meaning(grid: Grid, row: MatrixRow, item: Item) -> str:
    return words.state_meaning(grid.looked.panel.rated[row.code, item.id].state)


def _join(parts: Iterable[str]) -> str:
    return f" {_dot()} ".join(part for part in parts if part)


def _dot() -> str:
    return "|" if door.ascii_only() else "·"


def _evidence(facts: CellFacts) -> str:
    if not facts.links or facts.strength is None or facts.explicitness is None:
        return _("no evidence counts")
    return ngettext(
        "{n} link: strongest {strength}, most explicit {wording}",
        "{n} links: strongest {strength}, most explicit {wording}",
        facts.links,
    ).format(
        n=facts.links,
        strength=words.word(facts.strength.value),
        wording=words.word(facts.explicitness.value),
    )


def _marks(hand_set: int, example: bool, hinders: int) -> Iterable[str]:  # noqa: FBT001 - as it is read
    if hand_set:
        yield _(symbols.MARK_WORDS[symbols.ABOVE if hand_set > 0 else symbols.BELOW])
    if hinders:
        yield ngettext(
            "{n} provision stands in the item's way",
            "{n} provisions stand in the item's way",
            hinders,
        ).format(n=hinders)
    if example:
        yield _(symbols.MARK_WORDS[symbols.EXAMPLE])


def _before(grid: Grid, earlier: Earlier, row: MatrixRow, item: Item) -> str:
    then = earlier.panel
    rated = then.rated.get((row.code, item.id)) if then else None
    if rated is None:
        return ""
    said = f"{earlier.cycle}: {glyphs.word(rated.level or rated.state)}"
    one = grid.moves.get((row.code, item.id))
    return said + (f" ({_moved(one)})" if one and one.steps else "")


def _moved(one: Change) -> str:
    steps = abs(one.steps)
    if one.steps > 0:
        said = ngettext("a rise of {n} level", "a rise of {n} levels", steps).format(n=steps)
    else:
        said = ngettext("a drop of {n} level", "a drop of {n} levels", steps).format(n=steps)
    if one.by_end_date:
        return said + _(", an instrument ended")
    if one.asks:
        return said + (_(", explained") if one.explained else _(", asks for an explanation"))
    return said


def caption(collection: Collection, looked: Panel, title: str, arranged: Iterable[str]) -> Content:
    """Say what is shown, of whom and how it is counted: what must stand on every output."""
    view = looked.view
    found = composition(looked, collection.not_read)
    parts = [
        *arranged,
        _("{k} of N = {n} ({population})").format(
            k=len(looked.entries), n=len(looked.members), population=text_of(view.population.title)
        ),
        str(view.missing),
        _("rater {rater}").format(rater=view.rater) if view.rater != "self" else "",
        _("not agreed by the country: {k} of {n}").format(k=found.not_agreed, n=found.reviewed)
        if view.rater == "review"
        else "",
        _("only {kinds}").format(kinds=" + ".join(words.word(one) for one in view.only))
        if view.only
        else "",
        ", ".join(words.word(one.value) for one in view.states),
        words.word(view.scope) if view.scope else "",
        _group(collection, view.group),
        _("not read: {codes}").format(codes=" ".join(found.not_read)) if found.not_read else "",
    ]
    draft = (_("DRAFT"), "bold $text-warning") if found.is_draft else ""
    return Content.assemble(
        draft, " " if draft else "", (door.words(title), "bold"), "  ", door.words(_join(parts))
    )


def _group(collection: Collection, group: tuple[str, str] | None) -> str:
    if group is None:
        return ""
    known = collection.reference.groupings[group[0]]
    return next((text_of(one.title) for one in known.groups if one.id == group[1]), group[1])


def legend(grid: Grid) -> Content:
    """Say what the signs mean."""
    parts: list[Content] = []
    for sign, style, meaning in grid.lens.legend(grid.looked):
        if sign.strip():
            parts.append(Content.from_rich_text(door.rich_text(sign, style)))
            parts.append(door.text(f" {meaning}  "))
        else:
            parts.append(door.text(meaning))
    if any(row.entry.assessment.scope == "examples" for row in grid.rows):
        parts.append(door.text(_("* after the code: examples only, in no share")))
    return Content("").join(parts)
