"""The head of every output: what the figures are about, of whom, and how they were made."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tracker.analysis.composition import Composition, composition
from tracker.analysis.view import Collection, Missing, View, panel
from tracker.i18n import N_, _, text_of
from tracker.method.rating import CellState, Rater
from tracker.model.framework import Framework, Level
from tracker.tables import words
from tracker.tables.table import Head, Mark, Row

WIDTH = 78
"""Columns that a line of a head takes at most, so that it can be read on 80."""

CAUTION = N_(
    "Levels tell how far policy texts address an item, not that the gap itself is smaller."
)


NO_SHARES = N_(
    "No assessment enters the shares: the records hold examples of what was found, or are not"
    " complete. What they do not contain says nothing about a country."
)


def head(
    collection: Collection, view: View, title: str, composed: Composition | None = None
) -> Head:
    """Say what a view is; ``composed`` spares counting again what the caller has counted."""
    found = composed or composition(panel(collection, view), collection.not_read)
    options = ", ".join(_options(collection, view))
    made = head_of(
        collection,
        _("{title} ({options})").format(title=title, options=options) if options else title,
        facts(collection, view, found),
        is_draft=found.is_draft,
    )
    if found.countries and not any(found.entering.values()):
        return msgspec.structs.replace(made, caution=f"{_(NO_SHARES)} {made.caution}")
    return made


def _options(collection: Collection, view: View) -> Iterator[str]:
    """Yield what makes a view another one than is expected, for its title."""
    if view.only:
        yield _("only evidence: {kinds}").format(kinds=" + ".join(map(words.word, view.only)))
    if view.rater is Rater.DERIVED:
        yield _("derived levels")
    if view.rater is Rater.REVIEW:
        yield _("reviewers' levels")
    if view.missing is Missing.ZERO_FOR_MISSING:
        yield _("who is missing at the lowest level")
    if view.missing is Missing.BOUNDS:
        yield _("lowest and highest")
    for _label, group in _group(collection, view):
        yield group
    if view.states:
        yield _("only {states}").format(states=" + ".join(words.word(one) for one in view.states))
    if view.scope:
        yield _("only {scope}").format(scope=words.word(view.scope))


def whole_head(collection: Collection, title: str) -> Head:
    """Say what stands in a list of everything that was read, whatever the options."""
    assessments = [one for country in collection.countries for one in country.assessments]
    found = [
        (_("Content"), _("all frameworks and cycles, whatever the options")),
        (_("Levels"), words.rater(Rater.SELF)),
        (_("Records"), str(len(collection.countries))),
        (_("Methods"), tally(Counter(one.method for one in assessments))),
        (_("Scopes"), tally(Counter(one.scope for one in assessments))),
        (_("States"), tally(Counter(one.state.value for one in assessments))),
    ]
    found += _not_read(collection.not_read)
    draft = any(not one.state.is_final for one in assessments)
    return head_of(collection, title, [row for row in found if row[1]], is_draft=draft)


def facts(collection: Collection, view: View, found: Composition) -> tuple[tuple[str, str], ...]:
    """Return labels and values of all that a view is, the most important first."""
    rows = [
        (_("Framework"), _framework(view)),
        (_("Population"), _population(view, found)),
        *_group(collection, view),
        (_("Assessments"), _assessments(found)),
        (_("Enter the shares"), _entering(found)),
        *_not_read(found.not_read),
        (_("Levels"), words.rater(view.rater)),
    ]
    if view.rater is Rater.REVIEW:
        rows.append((_("Not agreed by the country"), _of(found.not_agreed, found.reviewed)))
    rows.append((_("Missing"), words.missing(view.missing)))
    if view.only:
        kinds = " + ".join(words.word(kind) for kind in view.only)
        rows.append((_("Only evidence"), kinds))
    if view.states:
        states = ", ".join(words.word(state.value) for state in view.states)
        rows.append((_("Only assessments in state"), states))
    if view.scope:
        rows.append((_("Only assessments of scope"), words.word(view.scope)))
    rows += [
        (_("Scopes"), tally(found.scopes)),
        (_("States"), tally(found.states)),
        *([] if view.only else [(_("Set by hand"), _hand_set(found))]),
    ]
    if found.apart:
        codes = ", ".join(found.apart)
        rows.append((_("Shown apart"), _("{codes} (in no n and no N)").format(codes=codes)))
    return tuple((label, value) for label, value in rows if value)


def legend(
    framework: Framework, rows: Iterable[Row] = ()
) -> tuple[tuple[Level | CellState, str], ...]:
    """Return every level, and those of the other states that the rows have, with their words."""
    there = {value.rated.state for row in rows for value in row.values if isinstance(value, Mark)}
    levels: list[tuple[Level | CellState, str]] = [
        (level, words.level(level)) for level in framework.scale
    ]
    states = [state for state in CellState if state in there and state is not CellState.RATED]
    return (*levels, *((state, words.state(state)) for state in states))


def tally(counts: Mapping[str, int]) -> str:
    """Write counts by an id of the format: ``desk review 12, national submission 2``."""
    return ", ".join(f"{words.word(one)} {count}" for one, count in sorted(counts.items()))


def head_of(
    collection: Collection, title: str, rows: Iterable[tuple[str, str]], *, is_draft: bool
) -> Head:
    """Make a head of labels and values; its lines are wrapped to WIDTH."""
    found = tuple(rows)
    lines = [
        line
        for label, value in found
        for line in textwrap.wrap(
            f"{label}: {value}", WIDTH, subsequent_indent="  ", break_on_hyphens=False
        )
    ]
    return Head(
        title=title,
        is_draft=is_draft,
        facts=found,
        lines=tuple(lines),
        caution=_(CAUTION),
        designations=text_of(collection.reference.designations),
    )


def _framework(view: View) -> str:
    framework = view.framework
    named = _("{id}, version {version}").format(id=framework.id, version=framework.version)
    cycle = _("cycle {cycle}").format(cycle=view.cycle) if view.cycle else _("no assessment")
    return f"{named}; {cycle}"


def _population(view: View, found: Composition) -> str:
    population = view.population
    size = _("N = {n}").format(n=found.population)
    if population.known_of is not None:
        size += _(", known of {known_of}").format(known_of=population.known_of)
    if view.group:
        size += _(", the group's members of {n}").format(n=len(population.members))
    return f"{text_of(population.title)}; {size}"


def _group(collection: Collection, view: View) -> list[tuple[str, str]]:
    if view.group is None:
        return []
    grouping = collection.reference.groupings[view.group[0]]
    title = next(text_of(one.title) for one in grouping.groups if one.id == view.group[1])
    return [(_("Group"), f"{title} ({text_of(grouping.title)})")]


def _assessments(found: Composition) -> str:
    methods = {method: found.methods.get(method, 0) for method in _METHODS}
    return f"{_of(found.countries, found.population)} ({tally(methods)})"


_METHODS = ("national-submission", "desk-review")


def _entering(found: Composition) -> str:
    sections = ", ".join(f"{section} {count}" for section, count in found.entering.items())
    return _("{sections} of {n}").format(sections=sections, n=found.population)


def _hand_set(found: Composition) -> str:
    return _("{above} above the derived level, {below} below").format(
        above=found.set_above, below=found.set_below
    )


def _not_read(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(_("Not read"), ", ".join(codes))] if codes else []


def _of(k: int, n: int) -> str:
    return _("{k} of {n}").format(k=k, n=n)
