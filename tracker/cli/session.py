"""One command's work on a workspace: open it, read it with progress, name what was not read."""

import os
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import i18n
from tracker.cli import streams
from tracker.cli.options import Common
from tracker.cli.progress import shown
from tracker.errors import UsageError
from tracker.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from tracker.analysis.request import Request
    from tracker.analysis.view import View
    from tracker.cli.render.screen import Screen
    from tracker.model.framework import Section
    from tracker.workspace import Snapshot, Workspace

MOST_NAMED = 8
"""How many records that were not read are named on stderr; the rest are counted."""


def today() -> "date":
    """Return this day, where the user is."""
    return datetime.now(UTC).astimezone().date()


class Session:
    """A command's view of the workspace; everything is opened when first asked for."""

    def __init__(self, common: Common, *, speaks: bool = True, whole: bool = False) -> None:
        self.common = common
        self._whole = whole
        """Whether all records will be asked for, not only what tables need of them."""
        self._speaks = speaks and common.format in (None, "text")
        """Whether people read the output, in the workspace's language; machines get English."""

    @cached_property
    def workspace(self) -> "Workspace":
        """The workspace. Raises NoWorkspaceError."""
        from tracker.workspace import find

        start = self.common.workspace or Path.cwd()
        workspace = find(start, today=today(), cache=not self.common.no_cache)
        i18n.use((workspace.defaults.language if self._speaks else None) or "en")
        return workspace

    @cached_property
    def snapshot(self) -> "Snapshot":
        """The workspace as read; records that could not be read are named on stderr."""
        with shown(quiet=self.common.quiet) as progress:
            snapshot = self.workspace.snapshot(progress, whole=self._whole)
        if not self.common.quiet:
            self._name_not_read(snapshot)
        return snapshot

    @cached_property
    def request(self) -> "Request":
        """What was asked for, over the defaults of ``tracker.toml``."""
        from tracker.analysis.request import Request

        found = self.workspace.defaults
        return self.common.request.over(
            Request(
                framework=found.framework,
                cycle=found.cycle,
                population=found.population,
                rater=found.rater,
                missing=found.missing,
                scope=found.scope,
            )
        )

    @cached_property
    def view(self) -> "View":
        """The view that was asked for. Raises UsageError."""
        from tracker.analysis.request import view_of

        view = view_of(self.snapshot.collection, self.request)
        if self.common.cycle and not self.common.quiet:
            self._name_empty_cycle(view)
        return view

    @property
    def sections(self) -> "tuple[Section, ...]":
        """The sections asked for, else the core ones. Raises UsageError."""
        from tracker.analysis.request import sections_of

        return sections_of(self.view.framework, self.common.section)

    @property
    def screen(self) -> "Screen":
        """Where text goes, with the glyphs that the user or the workspace wants."""
        from tracker.cli.render.screen import Screen

        glyphs = self.workspace.defaults.glyphs
        if glyphs not in (None, "ascii", "unicode"):
            message = _("tracker.toml: glyphs: {glyphs!r} is neither unicode nor ascii")
            raise UsageError(message.format(glyphs=glyphs))
        return Screen.of_stdout(ascii_only=self.common.ascii or glyphs == "ascii")

    def _name_not_read(self, snapshot: "Snapshot") -> None:
        codes = snapshot.collection.not_read
        if not codes:
            return
        named = ", ".join(self._with_count(snapshot, code) for code in codes[:MOST_NAMED])
        rest = len(codes) - MOST_NAMED
        more = ngettext(" and {n} more", " and {n} more", rest).format(n=rest) if rest > 0 else ""
        streams.note(
            _("not read: {named}{more}; run `tracker check`").format(named=named, more=more)
        )

    def _name_empty_cycle(self, view: "View") -> None:
        """Say that nothing was assessed in the cycle that was asked for: it may be a slip."""
        from tracker.analysis.view import cycles

        known = cycles(self.snapshot.collection, view.framework.id)
        if view.cycle not in known:
            message = _("Note: no assessment against {framework} in {cycle}; cycles: {known}")
            found = ", ".join(map(str, known)) or "–"
            streams.note(message.format(framework=view.framework.id, cycle=view.cycle, known=found))

    @staticmethod
    def _with_count(snapshot: "Snapshot", code: str) -> str:
        from tracker.workspace.folder import file_name

        name = file_name(snapshot.files[code])
        count = sum(
            finding.file == name and finding.code[0] in "YS" for finding in snapshot.findings
        )
        problems = ngettext("{n} problem", "{n} problems", count).format(n=count)
        return f"{code} ({problems})"


def screen_without_workspace(common: Common) -> "Screen":
    """Return where text goes for a command that needs no workspace."""
    from tracker.cli.render.screen import Screen

    return Screen.of_stdout(ascii_only=common.ascii)


def relative(path: Path) -> str:
    """Return a path as the user would type it here."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive, on Windows
        return str(path)
