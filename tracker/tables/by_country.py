"""Coverage by country: a level or a state for every item, counts beneath and beside."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from tracker.analysis.composition import hand_set
from tracker.analysis.distribution import Distribution, Share, distribution
from tracker.analysis.gaps import regions_of
from tracker.analysis.view import Collection, Entry, Panel
from tracker.i18n import _, text_of
from tracker.method.facts import Standing
from tracker.method.rating import Rater, counting
from tracker.model.framework import Item, Section
from tracker.tables import words
from tracker.tables.columns import (
    by_name,
    code_columns,
    composed,
    country_name,
    item_columns,
    level_columns,
)
from tracker.tables.head import head, legend
from tracker.tables.table import Column, Kind, Mark, Row, Shares, Table, Value, Word


class Layout(msgspec.Struct, frozen=True):
    """Which columns the table has beside the items'."""

    sections: tuple[Section, ...]
    core: tuple[Section, ...]
    """Sections that completeness is about: the core ones shown, else all shown."""
    method: bool
    """Whether the method is named: the entries do not share one."""
    scope: bool


def by_country(collection: Collection, looked: Panel, sections: Sequence[Section]) -> Table:
    """Make the table: a row a country, grouped by region; then the distribution of every item."""
    entries = (*looked.entries, *looked.apart)
    layout = Layout(
        sections=tuple(sections),
        core=tuple(one for one in sections if one.core) or tuple(sections),
        method=len({entry.assessment.method for entry in entries}) > 1,
        scope=len({entry.assessment.scope for entry in entries}) > 1,
    )
    rows = (
        *_grouped(collection, looked, layout),
        *(
            _country(collection, looked, entry, layout, _("Not in the population"))
            for entry in sorted(looked.apart, key=lambda one: by_name(collection, one.code))
        ),
        *_totals(looked, layout),
    )
    return Table(
        id="coverage-country",
        head=head(collection, looked.view, _("Coverage by country"), composed(collection, looked)),
        columns=_columns(looked, layout),
        rows=rows,
        legend=legend(looked.view.framework, rows),
        notes=_notes(looked),
    )


def mark(looked: Panel, entry: Entry, item: str) -> Mark:
    """Return what a country's cell shows under the panel's view."""
    view = looked.view
    cell = entry.assessment.cells[item]
    rated = looked.rated[entry.code, item]
    own = view.rater is Rater.SELF and not view.only and rated.level is not None
    return Mark(
        rated=rated,
        hand_set=hand_set(cell, view.framework) if own else 0,
        hinders=any(link.standing is Standing.HINDERS for link in cell.links),
        example=entry.assessment.scope == "examples",
    )


def _columns(looked: Panel, layout: Layout) -> tuple[Column, ...]:
    method = (Column("method", _("Method"), Kind.NAME),) if layout.method else ()
    scope = (Column("scope", _("Scope"), Kind.NAME),) if layout.scope else ()
    core = ", ".join(section.id for section in layout.core)
    return (
        *code_columns(),
        *method,
        *scope,
        *item_columns(layout.sections, Kind.RATED),
        *level_columns(looked.view.framework, _("Items at each level")),
        Column(
            "complete",
            (
                _("Assessed on all evidence ({sections})")
                if looked.view.only
                else _("Assessed ({sections})")
            ).format(sections=core),
            Kind.SHARE,
            about=_("assessed of the applicable items of {sections}").format(sections=core),
        ),
    )


def _grouped(collection: Collection, looked: Panel, layout: Layout) -> list[Row]:
    """Return the members' rows, by region in the grouping's order, alphabetically within."""
    grouping = collection.reference.groupings.get("region")
    titles = {group.id: text_of(group.title) for group in (grouping.groups if grouping else ())}
    order = {region: place for place, region in enumerate(titles)}
    # a country in several regions stands in the first, one in none after all others
    region = {
        entry.code: next(iter(regions_of(collection, entry.code)), "") for entry in looked.entries
    }
    ordered = sorted(
        looked.entries,
        key=lambda one: (order.get(region[one.code], len(order)), by_name(collection, one.code)),
    )
    other = _("In no region") if titles else ""
    return [
        _country(collection, looked, entry, layout, titles.get(region[entry.code], other))
        for entry in ordered
    ]


def _country(
    collection: Collection, looked: Panel, entry: Entry, layout: Layout, group: str
) -> Row:
    marks = [mark(looked, entry, item.id) for section in layout.sections for item in section.items]
    counts = Counter(one.rated.level.id for one in marks if one.rated.level)
    complete = [entry.completeness(section) for section in layout.core]
    assessed, applicable = sum(k for k, _n in complete), sum(n for _k, n in complete)
    values: list[Value] = [entry.code, country_name(collection, entry.code)]
    if layout.method:
        values.append(words.word(entry.assessment.method))
    if layout.scope:
        values.append(words.word(entry.assessment.scope))
    values += marks
    if entry.assessment.scope == "examples":  # what was found; what was not says nothing
        values += [counts[level.id] or None for level in looked.view.framework.scale]
        values.append(None)
    else:
        values += [counts[level.id] for level in looked.view.framework.scale]
        values.append(Shares((Share(assessed, applicable),)))
    return Row(tuple(values), group=group)


def _totals(looked: Panel, layout: Layout) -> list[Row]:
    items = [item for section in layout.sections for item in section.items]
    found = [distribution(looked, item) for item in items]
    counts = _counts(looked, found)
    if any(entry.assessment.scope == "examples" for entry in looked.entries):
        counts.append(("examples", _("with evidence, at least"), _with_evidence(looked, items)))
    counts.append(("population", _("N"), [one.population for one in found]))
    counts.append(("elements", _("elements of the item"), [len(item.elements) for item in items]))
    return [
        _total(looked, layout, Word(row_id, ""), title, counts) for row_id, title, counts in counts
    ]


def _with_evidence(looked: Panel, items: Sequence[Item]) -> list[int]:
    """Count the members with counting evidence for each item, examples included."""
    cells = [entry.assessment.cells for entry in looked.entries]
    return [sum(bool(counting(one[item.id], looked.view.only)) for one in cells) for item in items]


def _counts(looked: Panel, found: Sequence[Distribution]) -> list[tuple[str, str, list[int]]]:
    levels = [
        (level.id, str(words.level(level)), [one.counts[level.id] for one in found])
        for level in looked.view.framework.scale
        if any(one.n for one in found)  # else there is no distribution
    ]
    return [
        *levels,
        ("n", _("n (rated)"), [one.n for one in found]),
        ("absent", _("absent (not complete)"), [one.absent for one in found]),
        ("missing-cells", _("missing cells"), [one.missing_cells for one in found]),
        ("not-applicable", _("not applicable"), [one.not_applicable for one in found]),
    ]


def _total(looked: Panel, layout: Layout, row_id: Word, title: str, counts: Sequence[int]) -> Row:
    before: list[Value] = [row_id, title, *[None] * (layout.method + layout.scope)]
    after: list[Value] = [None] * (len(looked.view.framework.scale) + 1)
    group = _("Members of the population at each level")
    return Row((*before, *counts, *after), group=group, emphasis=True)


def _notes(looked: Panel) -> tuple[str, ...]:
    notes = [
        _("A blank is never a zero: what is not rated says so."),
        _("N = n + absent countries + missing cells; not-applicable cells are in none."),
    ]
    if any(entry.assessment.scope == "examples" for entry in (*looked.entries, *looked.apart)):
        notes.append(
            _(
                "Countries with examples only show what was found; of the counts beneath, they are"
                " in that of members with evidence (found), which is “at least”."
            )
        )
    if looked.view.only:
        notes.append(_("Levels rest on the evidence named above alone; set levels are left out."))
    return tuple(notes)
