"""`init` and `new`: a workspace, the demonstration, a country's first record."""

from pathlib import Path

import click

from tracker.cli import streams
from tracker.cli.options import Command, Common, common_options
from tracker.cli.progress import shown
from tracker.cli.session import Session, relative
from tracker.i18n import _


@click.command(
    cls=Command,
    short_help=_("Make a workspace, or with --demo a demonstration."),
    help=_(
        "Make a workspace in a new or empty folder. With --demo it holds 40 fictitious "
        "countries with complete assessments over two cycles, to try everything on."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--demo", is_flag=True, help=_("Fill it with a demonstration."))
@common_options(("text",), hide_looks=True)
@click.pass_context
def init(context: click.Context, *, folder: Path, demo: bool) -> None:
    """Make a workspace."""
    from tracker.workspace import init_workspace

    common: Common = context.obj
    common.ignored(context)
    common.form(("text",))
    with shown(quiet=common.quiet) as progress:
        made = init_workspace(folder, demo=demo, progress=progress)
    where = streams.safe(relative(made))
    if demo:
        click.echo(
            _("A demonstration is in {where}. Its countries are fictitious.").format(where=where)
        )
        steps = ["tracker matrix", "tracker gaps", "tracker statements", "tracker show XAA"]
    else:
        click.echo(_("An empty workspace is in {where}.").format(where=where))
        steps = ["tracker new KEN", "tracker check", "tracker show KEN"]
    click.echo(_("Next:"))
    for step in (f"cd {where}", *steps):
        click.echo(f"  {step}")


@click.command(
    cls=Command,
    short_help=_("A new record for a country, its items laid out."),
    help=_(
        "Make countries/CODE.yaml with every item laid out and its title beside it, to be "
        "filled in with an editor or with `tracker set`."
    ),
)
@click.argument("code", metavar="CODE")
@click.option(
    "--method",
    type=click.Choice(["national-submission", "desk-review"]),
    default="national-submission",
    show_default=True,
    help=_("By whom the assessment is made."),
)
@common_options(("text",), hide_looks=True)
@click.pass_context
def new(context: click.Context, code: str, method: str) -> None:
    """Lay out a record."""
    common: Common = context.obj
    common.ignored(context, ("framework", "cycle"))
    common.form(("text",))
    path = Session(common).workspace.new_record(
        code, framework=common.framework, cycle=common.cycle, method=method
    )
    click.echo(_("Written: {path}").format(path=streams.safe(relative(path))))
    click.echo(
        _("Fill in the instruments and their measures, link them from the answers, then run:")
    )
    for step in ("tracker check", f"tracker show {path.stem}"):
        click.echo(f"  {step}")
