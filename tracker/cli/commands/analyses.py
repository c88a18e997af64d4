"""The tables: `matrix`, `gaps`, `statements`, `trend`, `agreement`, `sensitivity`."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from tracker.cli import streams
from tracker.cli.options import LOOKS, Command, Common, Year, common_options
from tracker.cli.session import Session
from tracker.errors import UsageError
from tracker.i18n import _

if TYPE_CHECKING:
    from tracker.tables.table import Table

OTHER_MATRICES = ("country", "instrument", "cycle")


def _axes(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import groupings

    words = (*OTHER_MATRICES, *groupings())
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


@click.command(
    cls=Command,
    short_help=_("Who addresses which item, and how far."),
    help=_(
        "Show who addresses which item, and how far.\n\n"
        "By country or instrument a cell is a level or a state; by region, income or cycle it is "
        "the share of countries that address the item, k/n."
    ),
)
@click.option(
    "--by",
    default="country",
    metavar="WHAT",
    show_default=True,
    shell_complete=_axes,
    help=_("country, region, income, instrument, cycle, or the id of another grouping."),
)
@common_options(sections=True)
@click.pass_obj
def matrix(common: Common, by: str) -> None:
    """Show the coverage matrix."""
    from tracker.tables.coverage import coverage

    session = Session(common)
    found = coverage(session.snapshot.collection, session.view, by=by, sections=session.sections)
    _show(session, [found])


@click.command(
    cls=Command,
    short_help=_("Items ranked by how many countries leave them open."),
    help=_(
        "Rank the items by the share of countries that address nothing of them, with the actions "
        "that answer each, and for each missing element the countries that have an example."
    ),
)
@common_options(sections=True)
@click.pass_obj
def gaps(common: Common) -> None:
    """Show the gap ranking, and the elements with peers."""
    from tracker.tables.gaps import gaps_tables

    session = Session(common)
    _show(session, gaps_tables(session.snapshot.collection, session.view, session.sections))


@click.command(
    cls=Command,
    short_help=_("The document's claims as numbers."),
    help=_("Compute what the document claims of countries' policies, with a verdict on each."),
)
@common_options()
@click.pass_context
def statements(context: click.Context) -> None:
    """Show the statements."""
    common: Common = context.obj
    common.ignored(context, LOOKS - {"section"})
    from tracker.tables.statements import statements_table

    session = Session(common)
    _show(session, [statements_table(session.snapshot.collection, session.view)])


@click.command(
    cls=Command,
    short_help=_("What changed between two cycles."),
    help=_(
        "Compare two cycles on the countries and items that both have: drops first. Without "
        "--from, the cycle before the one that is looked at."
    ),
)
@click.option(
    "--from",
    "before",
    type=Year(),
    metavar="YEAR",
    help=_("The earlier cycle. [default: the one before --cycle]"),
)
@common_options(sections=True)
@click.pass_obj
def trend(common: Common, before: int | None) -> None:
    """Show the change between cycles."""
    from tracker.tables.trend import trend_tables

    session = Session(common)
    earlier = before or _cycle_before(session)
    if earlier >= session.view.cycle > 0:  # 0: nothing is assessed yet
        raise UsageError(
            _("--from {before} is not before the cycle looked at, {cycle}.").format(
                before=earlier, cycle=session.view.cycle
            )
        )
    _show(
        session,
        trend_tables(session.snapshot.collection, session.view, earlier, session.sections),
    )


@click.command(
    cls=Command,
    short_help=_("How the reviewers' levels stand to the countries' own."),
    help=_(
        "Compare the reviewers' levels with the countries' own, on the answers that both rated: "
        "shift, raw agreement, confusion table, Krippendorff's ordinal alpha."
    ),
)
@common_options(sections=True)
@click.pass_obj
def agreement(common: Common) -> None:
    """Show the agreement of the two raters."""
    from tracker.tables.agreement import agreement_tables

    session = Session(common)
    _show(session, agreement_tables(session.snapshot.collection, session.view, session.sections))


@click.command(
    cls=Command,
    short_help=_("How far each share depends on the choices made."),
    help=_(
        "Show how each item's share moves with the missing policy, the rater, explicit wording "
        "alone, and leaving one region out."
    ),
)
@common_options(sections=True)
@click.pass_obj
def sensitivity(common: Common) -> None:
    """Show the sensitivity of the shares."""
    from tracker.tables.sensitivity import sensitivity_table

    session = Session(common)
    _show(session, [sensitivity_table(session.snapshot.collection, session.view, session.sections)])


def _cycle_before(session: Session) -> int:
    """Return the cycle before the one that is looked at. Raises UsageError where there is none."""
    from tracker.analysis.view import cycle_before

    view = session.view
    earlier = cycle_before(session.snapshot.collection, view)
    if earlier is None:
        raise UsageError(
            _("There is no cycle before {cycle} to compare with.").format(cycle=view.cycle)
        )
    return earlier


def _as_json(session: Session, tables: "Sequence[Table]") -> str:
    """Write the first table as the document, the rows of the others beside its own."""
    from tracker.export.as_json import dumps, rows_json, table_json

    first, *others = tables
    text = table_json(first, session.snapshot.collection, session.view)
    if not others:
        return text
    document = json.loads(text)
    for table in others:
        document[table.id.replace("-", "_")] = rows_json(table, table.rows)
    return dumps(document)


def _show(session: Session, tables: "Sequence[Table]") -> None:
    """Write tables in the format asked for; the first is the one that machines get."""
    match session.common.form():
        case "json":
            streams.write_bytes(_as_json(session, tables).encode())
        case "csv":
            from tracker.export.as_csv import encode, table_csv

            text = table_csv(tables[0])
            # a file needs the mark by which Excel knows UTF-8; a terminal does not
            streams.write_bytes(text.encode() if sys.stdout.isatty() else encode(text))
        case _:
            from tracker.cli.render.table import draw_all

            session.screen.show(draw_all(tables, session.screen))
