"""`check`, `explain`, `fmt`: what is wrong, why it is wrong, and house style."""

import os
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from tracker.cli import streams
from tracker.cli.options import CHECK_FORMATS, Command, Common, common_options
from tracker.cli.progress import shown
from tracker.cli.session import Session, relative
from tracker.errors import UsageError
from tracker.finding import Severity
from tracker.i18n import _, ngettext


def _rules(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.checks.register import ALL_RULES

    return [
        CompletionItem(rule.code, help=rule.name)
        for rule in ALL_RULES
        if rule.code.startswith(incomplete.upper())
    ]


@click.command(
    cls=Command,
    short_help=_("What is wrong or missing, with file and line."),
    help=_(
        "Check records and frameworks: all of the workspace, or the files and folders named, "
        "which may be anywhere. Exits 1 on a finding as bad as --fail-on."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help=_("Exit 1 on findings as bad as this, or worse."),
)
@common_options(CHECK_FORMATS, hide_looks=True)
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], fail_on: str) -> None:
    """Show the findings."""
    common: Common = context.obj
    common.ignored(context)
    form = common.form(CHECK_FORMATS)
    session = Session(common)
    records, read = None, 0
    with shown(quiet=common.quiet) as progress:
        if paths:
            found = session.workspace.check(paths, progress)
        else:
            snapshot = session.workspace.snapshot(progress)
            found = snapshot.findings
            records = len(snapshot.files)
            read = records - len(snapshot.collection.not_read)
    if form == "json":
        from tracker.cli.render.findings import as_json

        streams.write_bytes(as_json(found).encode())
    elif form == "github":
        from tracker.cli.render.findings import as_github

        streams.write(as_github(found))
    else:
        from rich.text import Text

        from tracker.cli.render.findings import as_text, summary

        screen = session.screen
        lines = list(as_text(found, screen))
        if lines:
            lines.append(Text())
        screen.show([*lines, summary(found, records, read, screen)])
    worst = Severity(fail_on).rank
    if any(finding.severity.rank <= worst for finding in found):
        context.exit(1)


@click.command(
    cls=Command,
    short_help=_("The page of a rule: what, why, bad, good, fix."),
    help=_("Print the page of a rule, by its code or its name; without one, list all rules."),
)
@click.argument("code", required=False, shell_complete=_rules)
@common_options(("text", "json"), hide_looks=True)
@click.pass_context
def explain(context: click.Context, code: str | None) -> None:
    """Explain a rule, or list them all."""
    from tracker.cli.render.pages import rule_list, rule_page, rules_json
    from tracker.cli.session import screen_without_workspace

    common: Common = context.obj
    common.ignored(context)
    form = common.form(("text", "json"))
    from tracker.checks.register import ALL_RULES, rule

    rules = (rule(code),) if code else ALL_RULES
    screen = screen_without_workspace(common)
    if form == "json":
        streams.write_bytes(rules_json(rules).encode())
    elif code:
        screen.show(rule_page(rules[0], screen))
    else:
        screen.show(rule_list(rules, screen))


@click.command(
    cls=Command,
    short_help=_("Bring files into house style; comments are kept."),
    help=_(
        "Bring records and frameworks into house style: order of keys, indentation, quotes. "
        "Comments are kept. Without a path, all files of the workspace."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")
@click.option(
    "--check", "only_check", is_flag=True, help=_("Write nothing; exit 1 if a file would change.")
)
@click.option(
    "--upgrade", is_flag=True, help=_("Bring files of an older format to the newest too.")
)
@common_options(("text",), hide_looks=True)
@click.pass_context
def fmt(
    context: click.Context, *, paths: tuple[Path, ...], only_check: bool, upgrade: bool
) -> None:
    """Bring files into house style."""
    common: Common = context.obj
    common.ignored(context)
    common.form(("text",))
    if only_check and upgrade:
        raise click.UsageError(_("--check writes nothing and --upgrade writes; choose one."))
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(_("{path}: there is no such file or folder.").format(path=path))
    results = Session(common).workspace.format(paths, check=only_check)
    changed = [one.path for one in results if one.changed]
    word = _("would change") if only_check else _("changed")
    for path in changed:
        click.echo(f"{word}: {streams.safe(relative(path))}")
    for one in results:
        if one.problem:
            left = _("left as it is: {path}: {problem}")
            streams.note(left.format(path=relative(one.path), problem=one.problem))
    whole = sum(not one.problem for one in results)
    count = ngettext("{n} file", "{n} files", whole).format(n=whole)
    if not changed and not common.quiet:
        click.echo(_("{count} looked at, nothing to change.").format(count=count))
    if only_check and (changed or whole < len(results)):
        context.exit(1)
