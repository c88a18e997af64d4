"""`show` and `set`: one country's sheet, and one edit without the terminal interface."""

import click
from click.shell_completion import CompletionItem

from tracker.cli import streams
from tracker.cli.options import Command, Common, common_options
from tracker.cli.session import Session, relative
from tracker.i18n import _


def _codes(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import codes

    return [CompletionItem(code) for code in codes() if code.startswith(incomplete.upper())]


def _items(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import items

    return [CompletionItem(item) for item in items() if item.startswith(incomplete.upper())]


@click.command(
    cls=Command,
    short_help=_("A country's sheet: levels, evidence, what is open."),
    help=_(
        "Show a country's sheet: levels and what gave them, evidence with its place in the text, "
        "what is open, and for its gaps the actions that answer them and peers with an example."
    ),
)
@click.argument("code", metavar="CODE", shell_complete=_codes)
@common_options(("text", "json"), sections=True)
@click.pass_obj
def show(common: Common, code: str) -> None:
    """Show a country's sheet."""
    from tracker.tables.sheet import sheet

    form = common.form(("text", "json"))
    session = Session(common)
    snapshot, view = session.snapshot, session.view
    sections = session.sections if common.section else None
    found = sheet(
        snapshot.collection, view, code.upper(), records=snapshot.record, sections=sections
    )
    if form == "json":
        from tracker.cli.render.sheet_json import sheet_json

        streams.write_bytes(sheet_json(found, snapshot.collection, view).encode())
        return
    from tracker.cli.render.sheet import sheet_page

    session.screen.show(sheet_page(found, view.framework, session.screen))


@click.command(
    "set",
    cls=Command,
    short_help=_("Change an answer from the command line."),
    help=_(
        "Change one answer, and show which lines of the file changed.\n\n"
        "FIELD is level, status, reason, confidence, notes, searched, next.action, next.by, "
        "next.priority, carried-from or a review.… field; an empty value takes the field out. "
        "Lists are given with commas: searched=s1,s2.\n\n"
        "link=INSTRUMENT/MEASURE:a,d adds evidence for elements a and d; "
        "unlink=INSTRUMENT/MEASURE takes it out.\n\n"
        "Example: tracker set KEN G7 level=low reason='two districts only'"
    ),
)
@click.argument("code", metavar="CODE", shell_complete=_codes)
@click.argument("item", metavar="ITEM", shell_complete=_items)
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option(
    "--method",
    type=click.Choice(["national-submission", "desk-review"]),
    help=_("Which assessment, where the country has one of each."),
)
@common_options(("text",), hide_looks=True)
@click.pass_context
def set_(
    context: click.Context,
    *,
    code: str,
    item: str,
    assignments: tuple[str, ...],
    method: str | None,
) -> None:
    """Change an answer."""
    from tracker.cli.render.changes import changes
    from tracker.workspace import Target

    common: Common = context.obj
    common.ignored(context, ("framework", "cycle"))
    common.form(("text",))
    session = Session(common)
    target = Target(
        item=item.upper(), framework=common.framework, cycle=common.cycle, method=method
    )
    result = session.workspace.set(code.upper(), target, assignments)
    session.screen.show(changes(result, relative(result.path), session.screen))
