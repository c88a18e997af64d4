"""The common options: the same before and after a command; given twice, the later wins.

`--only`, `--state` and `--section` can be repeated, and then all of them hold.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from click.shell_completion import CompletionItem

from tracker.analysis.request import KINDS, Request
from tracker.analysis.view import Missing
from tracker.cli import streams
from tracker.i18n import _
from tracker.method.rating import Rater
from tracker.model.record import State

FORMATS = ("text", "json", "csv")
CHECK_FORMATS = ("text", "json", "github")
ALL_FORMATS = ("text", "json", "csv", "github")

_F = TypeVar("_F", bound=Callable[..., Any])

LOOKS = frozenset(
    (
        "framework",
        "cycle",
        "rater",
        "missing",
        "only",
        "state",
        "scope",
        "group",
        "population",
        "section",
    )
)
"""The options that say how to look at a collection; not every command looks at one."""

OUTPUT = frozenset(("workspace", "format", "ascii", "no_cache", "quiet"))
"""The options that say where the records are and how the output is written."""


class Year(click.ParamType[int]):
    """A year of four digits."""

    name = "year"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Take what is typed as a year. Raises BadParameter."""
        word = str(value)
        digits = word.isascii() and word.isdigit()
        if len(word) != 4 or not digits or not int(word):  # noqa: PLR2004 - digits
            self.fail(_("{word!r} is not a year of four digits.").format(word=word), param, ctx)
        return int(word)


class Common(msgspec.Struct):
    """What was given of the common options, before or after the command; None for not given."""

    workspace: Path | None = None
    framework: str | None = None
    cycle: int | None = None
    rater: str | None = None
    missing: str | None = None
    only: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    scope: str | None = None
    group: str | None = None
    population: str | None = None
    format: str | None = None
    section: tuple[str, ...] = ()
    ascii: bool = False
    no_cache: bool = False
    quiet: bool = False

    @property
    def request(self) -> Request:
        """The options that make a view."""
        return Request(
            framework=self.framework,
            cycle=self.cycle,
            population=self.population,
            rater=self.rater,
            missing=self.missing,
            only=self.only,
            states=self.state,
            scope=self.scope,
            group=self.group,
        )

    def form(self, allowed: Sequence[str] = FORMATS) -> str:
        """Return the output format, text where none was given; a usage error for another one."""
        found = self.format or "text"
        if found not in allowed:
            raise click.UsageError(
                _("--format {found} is not for this command; choose one of: {allowed}").format(
                    found=found, allowed=", ".join(allowed)
                )
            )
        return found

    def ignored(self, context: click.Context, used: Collection[str] = ()) -> None:
        """Tell the user which of the given options have no effect on this command."""
        for name in sorted(LOOKS - frozenset(used)):
            if getattr(self, name) and not self.quiet:
                streams.note(
                    _("Note: --{option} has no effect on `{command}`.").format(
                        option=name, command=context.info_name
                    )
                )


class Command(click.Command):
    """A command whose help tells its own options from the common ones."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under three headings."""
        write_options(self, ctx, formatter)


def write_options(
    command: click.Command, context: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write a command's options: its own, how to look at the records, how to write the output."""
    found: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            found.setdefault(_heading(parameter.name or ""), []).append(record)
    for heading in (_("Options"), _("What to look at"), _("Output")):
        if heading in found:
            with formatter.section(heading):
                formatter.write_dl(found[heading])


def _heading(name: str) -> str:
    if name in LOOKS:
        return _("What to look at")
    return _("Output") if name in OUTPUT else _("Options")


def common_options(
    formats: Sequence[str] = FORMATS, *, sections: bool = False, hide_looks: bool = False
) -> Callable[[_F], _F]:
    """Add the common options to a command; their values go to the context's ``Common``.

    ``hide_looks`` keeps those of LOOKS out of the help of a command that has no use for them.
    """
    options = [*_looks(hide_looks), *_place(formats)]
    if sections:
        options.insert(0, _section())

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    common = context.find_root().ensure_object(Common)
    name = parameter.name or ""
    if value == "":  # a shell's variable that is not set: not the same as no option
        raise click.BadParameter(_("it is empty."), context, parameter)
    if isinstance(value, tuple):
        setattr(common, name, tuple(dict.fromkeys((*getattr(common, name), *value))))
    elif value is not None and value is not False:
        setattr(common, name, value)


def _option(*names: str, **settings: Any) -> Callable[[_F], _F]:  # noqa: ANN401 - click's own
    return click.option(*names, callback=_remember, expose_value=False, **settings)


def _looks(hidden: bool) -> list[Callable[[_F], _F]]:  # noqa: FBT001 - a private shorthand
    def option(*names: str, **settings: Any) -> Callable[[_F], _F]:  # noqa: ANN401 - click's own
        return _option(*names, hidden=hidden, **settings)

    return [
        option(
            "--framework",
            metavar="ID",
            shell_complete=_frameworks,
            help=_("Framework to look at. [default: cgrfa-soil-2024]"),
        ),
        option(
            "--cycle",
            type=Year(),
            metavar="YEAR",
            help=_("Cycle. [default: the collection's latest]"),
        ),
        option(
            "--rater",
            type=click.Choice([one.value for one in Rater]),
            help=_("Whose levels: the country's own, the derived ones, or the reviewer's."),
        ),
        option(
            "--missing",
            type=click.Choice([one.value for one in Missing]),
            help=_("What missing countries and cells do to a share."),
        ),
        option(
            "--only",
            multiple=True,
            metavar="KIND",
            type=click.Choice(KINDS),
            help=_("Count evidence of this kind alone: {kinds} … Repeatable.").format(
                kinds=", ".join(KINDS[:6])
            ),
        ),
        option(
            "--state",
            multiple=True,
            metavar="STATE",
            type=click.Choice([one.value for one in State]),
            help=_("Take only assessments in this state, e.g. accepted. Repeatable."),
        ),
        option(
            "--scope",
            type=click.Choice(["complete", "examples"]),
            help=_("Take only assessments of this scope."),
        ),
        option(
            "--group",
            metavar="GROUP",
            shell_complete=_groups,
            help=_("Take only the members of a group, e.g. region:africa or ldc."),
        ),
        option(
            "--population",
            metavar="ID",
            shell_complete=_populations,
            help=_("Who the figures are about. [default: cbd-parties]"),
        ),
    ]


def _section() -> Callable[[_F], _F]:
    return _option(
        "--section",
        multiple=True,
        metavar="ID",
        help=_("Show this section, e.g. G. Repeatable. [default: the core sections]"),
    )


def _place(formats: Sequence[str]) -> list[Callable[[_F], _F]]:
    return [
        _option(
            "--workspace",
            type=click.Path(file_okay=False, path_type=Path),
            metavar="DIR",
            help=_("Folder of the workspace. [default: the nearest one with countries/]"),
        ),
        _option("--format", type=click.Choice(formats), help=_("Output format. [default: text]")),
        _option("--ascii", is_flag=True, help=_("Draw with ASCII characters only.")),
        _option("--no-cache", is_flag=True, help=_("Read every file anew.")),
        _option("--quiet", is_flag=True, help=_("No progress and no notes on stderr.")),
    ]


def _frameworks(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import frameworks

    return _items(frameworks(), incomplete)


def _groups(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import groups

    return _items(groups(), incomplete)


def _populations(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from tracker.cli.completing import populations

    return _items(populations(), incomplete)


def _items(words: Sequence[str], incomplete: str) -> list[CompletionItem]:
    """Return the words that go on from what is typed, or whose part after a colon does."""
    return [
        CompletionItem(word)
        for word in words
        if word.startswith(incomplete) or word.partition(":")[2].startswith(incomplete or ":")
    ]
