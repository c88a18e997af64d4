"""The root command: `tracker` with its commands, in the order in which people need them."""

import click

from tracker import __version__
from tracker.cli.commands import (
    analyses,
    checking,
    exporting,
    guides,
    records,
    screens,
    starting,
)
from tracker.cli.options import ALL_FORMATS, Common, common_options, write_options
from tracker.i18n import N_, _

NAME = "tracker"
COMPLETE = "_TRACKER_COMPLETE"
"""The variable by which the shell asks for completions."""

SECTIONS: tuple[tuple[str, tuple[click.Command, ...]], ...] = (
    (N_("Start"), (screens.tui, starting.init, starting.new)),
    (N_("Fill in and check"), (records.set_, checking.check, checking.explain, checking.fmt)),
    (N_("Look"), (records.show, analyses.matrix, analyses.gaps, analyses.statements)),
    (N_("Compare"), (analyses.trend, analyses.agreement, analyses.sensitivity)),
    (N_("Hand on"), (exporting.export,)),
    (N_("Reference"), (guides.framework, guides.schema, guides.completion)),
)


class Root(click.Group):
    """A group whose help lists the commands under headings."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of SECTIONS."""
        del ctx
        return [command.name or "" for _heading, commands in SECTIONS for command in commands]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        write_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings, aligned with each other."""
        del ctx
        width = max(len(name) for name in self.commands)
        for heading, commands in SECTIONS:
            with formatter.section(_(heading)):
                formatter.write_dl(
                    [
                        ((command.name or "").ljust(width), command.get_short_help_str(60))
                        for command in commands
                    ]
                )


@click.group(
    NAME,
    cls=Root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Which of the gaps in soil biodiversity policy do countries' laws, strategies and "
        "programmes address?\n\nWithout a command: what is here, and what to do next."
    ),
    epilog=_(
        "Options may stand before or after the command. `tracker COMMAND --help` says more. "
        "Levels tell how far policy texts address an item, not that the gap itself is smaller."
    ),
)
@common_options(ALL_FORMATS, sections=True)
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
@click.pass_context
def root(context: click.Context) -> None:
    """Show the overview where no command is given."""
    common = context.ensure_object(Common)
    if context.invoked_subcommand is None:
        from tracker.cli.commands.overview import overview

        overview(common)


for _heading, _commands in SECTIONS:
    for _command in _commands:
        root.add_command(_command)
