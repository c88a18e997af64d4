"""`framework`, `schema`, `completion`: what is asked, the schemas, completion in the shell."""

import os
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from tracker.cli import streams
from tracker.cli.options import Command, Common, common_options
from tracker.cli.session import Session, screen_without_workspace
from tracker.errors import NoWorkspaceError
from tracker.i18n import _

if TYPE_CHECKING:
    from tracker.cli.render.screen import Screen
    from tracker.load import Catalogue

SHELLS = ("bash", "zsh", "fish")
PLACES = {
    "bash": ("~/.local/share/bash-completion/completions/tracker", ""),
    "zsh": ("~/.zfunc/_tracker", "fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit"),
    "fish": ("~/.config/fish/completions/tracker.fish", ""),
}
"""Where a shell looks for completions of a command, and what it may need to be told."""

SCHEMAS = ("country", "framework", "crosswalk", "workspace", "reference")


def _frameworks(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import frameworks

    return [CompletionItem(word) for word in frameworks() if word.startswith(incomplete)]


def _items(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import items

    return [CompletionItem(word) for word in items() if word.startswith(incomplete.upper())]


@click.command(
    cls=Command,
    short_help=_("What is asked: sections, items, elements."),
    help=_(
        "Print what a framework asks: its sections and items, every element with its question. "
        "--item says more about one item: the document's words, what counts and what does not."
    ),
)
@click.argument("framework_id", metavar="[ID]", required=False, shell_complete=_frameworks)
@click.option(
    "--item", "item_id", metavar="ITEM", shell_complete=_items, help=_("One item, e.g. G7.")
)
@click.option("--list", "only_list", is_flag=True, help=_("List the frameworks there are."))
@common_options(("text", "json"), sections=True, hide_looks=True)
@click.pass_context
def framework(
    context: click.Context, *, framework_id: str | None, item_id: str | None, only_list: bool
) -> None:
    """Print what is asked."""
    from tracker.analysis.request import FRAMEWORK, one_of
    from tracker.cli.render import questions

    common: Common = context.obj
    common.ignored(context, ("framework", "section"))
    form = common.form(("text", "json"))
    catalogue, screen, default = _catalogue(common)
    if only_list:
        if form == "json":
            listed = questions.listing_json(catalogue.frameworks.values())
            streams.write_bytes(listed.encode())
        else:
            screen.show(questions.listing(catalogue.frameworks.values(), screen))
        return
    wanted = framework_id or common.framework or default or FRAMEWORK
    found = catalogue.frameworks[one_of("framework", wanted, list(catalogue.frameworks))]
    sections = [
        found.section[one_of("section", one, list(found.section))] for one in common.section
    ]
    if item_id:
        known = {item.upper(): item for item in found.item}
        item_id = one_of("item", known.get(item_id.upper(), item_id), list(found.item))
    if form == "json":
        streams.write_bytes(questions.as_json(found, sections, item_id).encode())
    elif item_id:
        screen.show(questions.item_page(found, found.item[item_id], catalogue.crosswalks, screen))
    else:
        screen.show(questions.framework_page(found, sections or found.sections, screen))


@click.command(
    cls=Command,
    short_help=_("The JSON Schema of a kind of file."),
    help=_("Print a JSON Schema (2020-12), for editors and for check-jsonschema."),
)
@click.argument("name", type=click.Choice(SCHEMAS))
@common_options(("text", "json"), hide_looks=True)
@click.pass_context
def schema(context: click.Context, name: str) -> None:
    """Print a schema."""
    from tracker.schema import NAMES, schema_text

    common: Common = context.obj
    common.ignored(context)
    common.form(("text", "json"))
    found = next(one for one in NAMES if one == name)
    streams.write_bytes(schema_text(found).encode())


@click.command(
    cls=Command,
    short_help=_("Completion of commands and options in your shell."),
    help=_(
        "Print the script that completes commands, options, countries and items in a shell; "
        "without a shell, say how to set it up in yours."
    ),
)
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@common_options(("text",), hide_looks=True)
@click.pass_context
def completion(context: click.Context, shell: str | None) -> None:
    """Print a completion script, or how to set it up."""
    from tracker.cli.app import COMPLETE, NAME, root

    context.obj.ignored(context)
    if shell is None:
        _explain_completion()
        return
    maker = get_completion_class(shell)
    if maker is None:  # pragma: no cover - click has these three
        raise click.UsageError(_("There is no completion for {shell}.").format(shell=shell))
    click.echo(maker(root, {}, NAME, COMPLETE).source())


def _explain_completion() -> None:
    name = os.path.basename(os.environ.get("SHELL", ""))  # noqa: PTH119 - a name is wanted
    shells = (name,) if name in SHELLS else SHELLS
    for shell in shells:
        place, more = PLACES[shell]
        click.echo(_("For {shell}, run this once and open a new terminal:").format(shell=shell))
        click.echo(f"  mkdir -p {place.rpartition('/')[0]}")
        click.echo(f"  tracker completion {shell} > {place}")
        if more:
            click.echo(_("and have this in ~/.zshrc:"))
            click.echo(f"  {more}")
    click.echo(
        _("Other shells: {shells}.").format(shells=", ".join(set(SHELLS) - set(shells)) or "–")
    )


def _catalogue(common: Common) -> "tuple[Catalogue, Screen, str | None]":
    """Return the frameworks there are; the built-in ones where there is no workspace."""
    from tracker.load import load_catalogue
    from tracker.workspace.folder import overlay

    session = Session(common)
    try:
        root = session.workspace.root
    except NoWorkspaceError:
        if common.workspace:
            raise
        return load_catalogue(), screen_without_workspace(common), None
    return load_catalogue(overlay(root)), session.screen, session.workspace.defaults.framework
