"""What an output is: labels and values for the first sheet of a workbook and for ``README.txt``."""

from collections.abc import Iterable

import msgspec

from tracker import __version__
from tracker.analysis.composition import Composition
from tracker.analysis.request import FRAMEWORK
from tracker.analysis.view import Collection, View, panel
from tracker.i18n import N_, _, text_of
from tracker.method.rating import CellState
from tracker.model.framework import Framework
from tracker.model.record import State
from tracker.tables import words
from tracker.tables.columns import composed
from tracker.tables.head import CAUTION, NO_SHARES, facts, head, whole_head
from tracker.tables.table import Column, Kind, Row, Table

_TERMS = (
    (
        N_("Strength"),
        N_(
            "How far a measure goes, each step including the one before: acknowledged (named without"
            " a duty), committed (a duty, an adopted target or a decided action), specified (with"
            " a responsible body, and a budget or a deadline), monitored (with an indicator or a"
            " review of its own). From committed on a measure covers the elements it is linked to."
        ),
    ),
    (
        N_("Wording"),
        N_(
            "Whether soil life is named: explicit (soil organisms or soil biodiversity), biological"
            " (soil biology, soil life, biological activity), soil only (soil health, fertility,"
            " erosion, practices)."
        ),
    ),
    (
        N_("k, n and N"),
        N_(
            "k of n: countries that have what is asked, of those with a level. N: members of the"
            " population to whom the item applies, with an assessment or not. Below n = 5 no"
            " percentage is given."
        ),
    ),
    (
        N_("Scope"),
        N_(
            "A complete assessment answers every item of a section and enters its shares. One of"
            " examples records what was found: it enters no share, distribution, ranking or"
            " statement, and shows what at least exists."
        ),
    ),
)


def about_table(collection: Collection, view: View, *, inputs: str) -> Table:
    """Make the table; ``inputs`` is a hash of all that was read."""
    looked = composed(collection, panel(collection, view))
    top = head(collection, view, _title(view.framework), looked)
    drafts = [] if top.is_draft else _other_drafts(collection)
    return Table(
        id="about",
        head=msgspec.structs.replace(top, is_draft=top.is_draft or bool(drafts)),
        columns=(Column("label", _("About"), Kind.NAME), Column("value", "", Kind.TEXT)),
        rows=(
            *_rows(_("What this is"), _what(view.framework)),
            *_rows(
                _("What it is about"),
                [*drafts, *_warnings(looked), *facts(collection, view, looked)],
            ),
            *_rows(_("How to read it"), [(_("Caution"), _(CAUTION)), *_terms()]),
            *_rows(_("Levels"), _levels(view.framework)),
            *_rows(_("Other states of a cell"), _states()),
            *_rows(
                _("How it was made"),
                [
                    (_("Tool"), f"tracker {__version__}"),
                    (_("Hash of the inputs"), inputs),
                    (_("Designations"), text_of(collection.reference.designations)),
                ],
            ),
        ),
    )


def _title(framework: Framework) -> str:
    """Return a short title for the frameworks that are built in, else the framework's own."""
    if framework.id.startswith(FRAMEWORK):
        return _("Soil biodiversity in policy texts")
    return text_of(framework.title)


def _rows(group: str, pairs: Iterable[tuple[str, str]]) -> list[Row]:
    return [Row((label, value), group=group) for label, value in pairs if value]


def _what(framework: Framework) -> list[tuple[str, str]]:
    source = framework.source
    parts = (source.body, source.meeting, source.item, source.date)
    return [
        (
            _("Content"),
            _(
                "How far countries' policy texts address each item of a framework, and on what evidence."
            ),
        ),
        (_("Framework"), text_of(framework.title)),
        (_("Framework's source"), "; ".join(part for part in parts if part)),
        (_("Based on"), source.based_on or ""),
        (_("Address"), source.url or ""),
    ]


def _warnings(found: Composition) -> list[tuple[str, str]]:
    """Say what must not be overlooked: drafts, and records that are in no share."""
    warnings = []
    final = sum(count for state, count in found.states.items() if State(state).is_final)
    if found.is_draft:
        k = found.countries - final
        sentence = (
            _(
                "{k} of {n} assessments are neither accepted nor published; figures may still change."
            )
            if k
            else _("An assessment shown apart is neither accepted nor published.")
        )
        warnings.append((_("Draft"), sentence.format(k=k, n=found.countries)))
    if found.countries and not any(found.entering.values()):
        warnings.append((_("No shares"), _(NO_SHARES)))
    return warnings


def _other_drafts(collection: Collection) -> list[tuple[str, str]]:
    """Say that lists of everything hold drafts, where the view itself does not."""
    if not whole_head(collection, "").is_draft:
        return []
    sentence = _(
        "The assessments of this view are accepted or published; the lists of instruments,"
        " evidence, findings and data hold all others too, some of which are drafts."
    )
    return [(_("Draft"), sentence)]


def _terms() -> list[tuple[str, str]]:
    return [(_(term), _(meaning)) for term, meaning in _TERMS]


def _levels(framework: Framework) -> list[tuple[str, str]]:
    return [
        (f"{level.glyph} {level.value} {words.level(level)}", text_of(level.definition))
        for level in framework.scale
    ]


def _states() -> list[tuple[str, str]]:
    return [
        (words.state(state), words.state_meaning(state))
        for state in CellState
        if state is not CellState.RATED
    ]
