"""What is under the cursor, in words: the strip beneath the matrix and the line above it."""

from collections.abc import Iterable

import msgspec
from rich.cells import cell_len
from rich.style import Style
from textual.content import Content

from tracker.analysis.composition import composition
from tracker.analysis.trend import change_of
from tracker.analysis.view import Collection, Missing, Panel, cycle_before, panel
from tracker.i18n import N_, _, ngettext, text_of
from tracker.method.change import Change
from tracker.method.rating import CellState, Rater
from tracker.model.framework import Item
from tracker.tables import symbols, words
from tracker.tables.by_country import mark
from tracker.tables.matrix import CellFacts, MatrixRow, cell_facts
from tracker.tables.sheet_item import rule
from tracker.tui import door, glyphs
from tracker.tui.figures import distribution_pieces
from tracker.tui.matrix.grid import Grid
from tracker.tui.pieces import joint, laid_out

_MEANINGS = {
    CellState.RATED: N_("has a level: counted in the shares (n)"),
    CellState.NO_INFORMATION: N_(
        "searched, but no source is to be had: left out of the shares (n), still one of all (N)"
    ),
    CellState.NOT_DISCLOSED: N_(
        "the country does not say: left out of the shares (n), still one of all (N)"
    ),
    CellState.NOT_APPLICABLE: N_(
        "does not apply to the country: counted nowhere (neither n nor N)"
    ),
    CellState.NOT_ASSESSED: N_(
        "nobody has looked yet: left out of the shares (n), and never taken for a zero"
    ),
    CellState.NO_INSTRUMENT: N_(
        "the country has no instrument of the kind: left out of the shares (n), still one of all (N)"
    ),
}
_NO_CONCLUSION = N_(
    "nothing can be concluded from this evidence alone: not every instrument of the kind was read"
    " whole, or nobody has looked yet; left out of the shares (n), and never taken for a zero"
)
_POLICIES = {
    Missing.REPORTING_ONLY: N_("missing countries left out (reporting-only)"),
    Missing.ZERO_FOR_MISSING: N_("missing countries at the lowest level (zero-for-missing)"),
    Missing.BOUNDS: N_(
        "missing countries all at the lowest, then all at the highest level (bounds)"
    ),
}
_RATERS = {
    Rater.SELF: "",
    Rater.DERIVED: N_("levels as the evidence gives them (rater derived)"),
    Rater.REVIEW: N_("reviewers' levels where there are any (rater review)"),
}


GAP = 2
"""Cells between the signs of the legend."""


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


class Said(msgspec.Struct, frozen=True):
    """All about a cell, in pieces that are not torn."""

    place: tuple[str, ...]
    """What it is, of which country and item."""
    state: tuple[str, ...]
    """Why, on what it rests, what it was."""
    numbers: tuple[str, ...]
    """How the others stand."""


def explain(grid: Grid, earlier: Earlier, row: MatrixRow, item: Item) -> Said:
    """Say all about a cell: what it is, why, on what it rests, what it was, how the others stand."""
    looked = grid.looked.panel
    shown = mark(looked, row.entry, item.id)
    thing = shown.rated.level or shown.rated.state
    facts = cell_facts(looked, row.entry, item)
    said = f"{glyphs.sign(thing)} {glyphs.word(thing)}"
    found = distribution_pieces(looked.view, grid.distribution(item))
    return Said(
        place=(said, f"{row.code} {row.name}", f"{item.id} {text_of(item.title)}"),
        state=(
            rule(looked, row.entry, item)
            or ("" if shown.rated.level else _meaning(grid, row, item)),
            _evidence(facts),
            *_marks(shown.hand_set, shown.example, facts.hinders),
            _before(grid, earlier, row, item),
        ),
        numbers=(f"{item.id}: {found[0]}", *found[1:]),
    )


def strip(said: Said, width: int, height: int, more: str) -> Content:
    """Return all about a cell in so many lines; where that is not all, ``more`` says how to see it."""
    state = laid_out(said.state, width, height - 2, more=more)
    return Content.assemble(
        (laid_out(said.place, width, 1, more=more), "bold"),
        "\n",
        state,
        "\n" * (height - 2 - state.count("\n")),  # the numbers stay where they are
        (laid_out(said.numbers, width, 1, more=more), "$text-muted"),
    )


def whole(said: Said, told: Content, signs: Content) -> Content:
    """Return all about a cell and all about what is shown, each piece on a line."""
    parts: list[Content | tuple[str, str]] = [(door.words(joint().join(said.place)), "bold")]
    parts += [door.text(f"\n{one}", lines=True) for one in (*said.state, *said.numbers) if one]
    return Content.assemble(*parts, "\n\n", told, "\n\n", signs)


def _meaning(grid: Grid, row: MatrixRow, item: Item) -> str:
    looked = grid.looked.panel
    state = looked.rated[row.code, item.id].state
    if looked.view.only and state is CellState.NOT_ASSESSED:
        return _(_NO_CONCLUSION)
    return _(_MEANINGS[state])


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
    entry = then.entry.get(row.code) if then else None
    if then is None or entry is None:
        return ""
    rated = then.sees(entry, entry.assessment.cells[item.id])
    said = f"{earlier.cycle}: {glyphs.word(rated.level or rated.state)}"
    one = change_of(row.code, item.id, then, grid.looked.panel)
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
        _(_POLICIES[view.missing]),
        _(_RATERS[view.rater]) if _RATERS[view.rater] else "",
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
        draft,
        " " if draft else "",
        (door.words(title), "bold"),
        "  ",
        door.words(joint().join(one for one in parts if one)),
    )


def _group(collection: Collection, group: tuple[str, str] | None) -> str:
    if group is None:
        return ""
    known = collection.reference.groupings[group[0]]
    return next((text_of(one.title) for one in known.groups if one.id == group[1]), group[1])


def legend(grid: Grid, width: int, lines: int, more: str) -> Content:
    """Say what the signs mean, in so many lines; where that is not all, ``more`` says so."""
    found = list(grid.lens.legend(grid.looked))
    if any(row.entry.assessment.scope == "examples" for row in grid.rows):
        found.append(("*", Style.null(), _("after the code: examples only, in no share")))
    end = door.words(f"… {more}")
    parts: list[Content] = []
    line, left = 1, width
    for place, (sign, style, meaning) in enumerate(found):
        piece = Content.from_rich_text(door.rich_text(sign, style)) if sign.strip() else Content("")
        piece = Content.assemble(piece, " " if sign.strip() else "", door.words(meaning))
        gap = 0 if left == width else GAP
        if gap + piece.cell_length > left and line < lines:
            parts.append(Content("\n"))
            line, left, gap = line + 1, width, 0
        after = 0 if line < lines or place == len(found) - 1 else GAP + cell_len(end)
        if gap + piece.cell_length + after > left:
            parts += [Content(" " * gap), door.text(end)]
            break
        parts += [Content(" " * gap), piece]
        left -= gap + piece.cell_length
    return Content("").join(parts)
