"""The half of the session that reads: records as they stand, and how they are looked at."""

from collections.abc import Callable

import msgspec

from tracker.analysis.request import Request, view_of
from tracker.analysis.view import Collection, Panel, View, panel
from tracker.errors import TrackerError
from tracker.finding import Finding
from tracker.i18n import _
from tracker.model import Record
from tracker.tui.messages import News
from tracker.workspace import Batch, Opening, Shelf, Snapshot, Workspace


class Reading:
    """What was read and how it is looked at.

    Args:
        workspace: where the records are.
        request: framework, cycle and so on, as asked for over the workspace's defaults.
        announce: told of every change; may be set later.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        request: Request | None = None,
        announce: Callable[[News], None] | None = None,
    ) -> None:
        self.workspace = workspace
        self.announce: Callable[[News], None] = announce or _nobody
        self._defaults = _defaults(workspace)
        self.request = (request or Request()).over(self._defaults)
        self._shelf: Shelf | None = None
        self._coming: Shelf | None = None
        self._view: tuple[Collection, Request, View] | None = None
        self._panel: tuple[Collection, View, Panel] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether frameworks and the list of records are known; screens may ask from then on."""
        return self._shelf is not None

    @property
    def shelf(self) -> Shelf:
        """The records as they stand. Raises TrackerError before ``is_ready``."""
        if self._shelf is None:
            raise TrackerError(_("The records are still being read."))
        return self._shelf

    def take(self, step: Opening | Batch) -> None:
        """Take what the reading thread brings.

        At a second reading the records stay as they were until the last of them is there.
        """
        if isinstance(step, Opening):
            shelf = Shelf(self.workspace.root, today=self.workspace.today, opening=step)
            view_of(shelf.collection, self.request)
            if self._shelf is None:
                self._shelf = shelf
                self.announce(News(view=True, reading=True))
            else:
                self._coming = shelf
        elif self._coming is None:
            self.shelf.put(step)
            self.announce(News(codes=frozenset(step.entries), reading=True))
        else:
            self._coming.put(step)
        if self._coming and self._coming.is_whole:
            shelf, self._shelf, self._coming = self._coming, self._coming, None
            self.put_back(shelf)
            self.announce(News(codes=frozenset(shelf.entries), view=True, saved=True))

    def put_back(self, shelf: Shelf) -> None:
        """Put on a shelf that was just read again what is being edited."""

    @property
    def progress(self) -> tuple[int, int]:
        """How many records were read, and how many there are."""
        return (len(self.shelf.entries), len(self.shelf.files)) if self._shelf else (0, 0)

    # -- what screens ask for ------------------------------------------------------------------

    @property
    def collection(self) -> Collection:
        """The records as they stand, unsaved edits included; immutable."""
        return self.shelf.collection

    @property
    def view(self) -> View:
        """How the collection is looked at."""
        collection = self.collection
        kept = self._view
        if kept is None or kept[0] is not collection or kept[1] is not self.request:
            kept = self._view = (collection, self.request, view_of(collection, self.request))
        return kept[2]

    @property
    def panel(self) -> Panel:
        """The countries of the view; the same object until a record or the view changes."""
        collection, view = self.collection, self.view
        kept = self._panel
        if kept is None or kept[0] is not collection or kept[1] is not view:
            kept = self._panel = (collection, view, panel(collection, view))
        return kept[2]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the checks have to say."""
        return self.shelf.findings

    def findings_of(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of a record, in its order; empty where it is not read yet."""
        entry = self.shelf.entries.get(code)
        return entry.findings if entry else ()

    def record(self, code: str) -> Record | None:
        """Return a whole record as it stands; None where it is not there or not sound."""
        return self.shelf.record(code)

    def snapshot(self) -> Snapshot:
        """Return the records as they stand, for what takes a snapshot (exports, ``set`` …)."""
        return self.shelf.snapshot()

    def look(self, **changes: object) -> None:
        """Look at the collection in another way: fields of ``Request``; None for the default.

        Raises UsageError, and changes nothing, for what does not exist.
        """
        request = msgspec.structs.replace(self.request, **changes).over(self._defaults)
        view_of(self.collection, request)
        self.request = request
        self.announce(News(view=True))


def _defaults(workspace: Workspace) -> Request:
    found = workspace.defaults
    return Request(
        framework=found.framework,
        cycle=found.cycle,
        population=found.population,
        rater=found.rater,
        missing=found.missing,
        scope=found.scope,
    )


def _nobody(news: News) -> None:
    """Hear news where no screen is there yet."""
    del news
