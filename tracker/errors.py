"""What can stop an operation: one small class each, whose constructor writes the message.

Findings about a record's contents are values (``tracker.finding``), never exceptions.
"""

from tracker.i18n import _


class TrackerError(Exception):
    """An operation could not be done; ``str()`` says what, where and what to do."""


class UsageError(TrackerError):
    """A request that makes no sense as given (unknown option value, ambiguous target)."""


class NoWorkspaceError(TrackerError):
    """There is no folder with ``countries/`` here or above."""

    def __init__(self, where: str) -> None:
        super().__init__(
            _(
                "No workspace: neither {where} nor a folder above it has a countries/ folder.\n"
                "Make one with `tracker init DIR`, or a demonstration with `tracker init DIR --demo`."
            ).format(where=where)
        )


class StaleFileError(TrackerError):
    """The file changed on disk after it was read; nothing was written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "{name} was changed by someone else after it was read; nothing was written. "
                "Run the command again to work on the new text."
            ).format(name=name)
        )


class WriteError(TrackerError):
    """The file could not be written; the old one is as it was."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            _("{name} could not be written ({reason}); nothing there was changed.").format(
                name=name, reason=reason
            )
        )


class EditFailedError(TrackerError):
    """An edit could not be made without risk to the rest of the file; nothing was changed."""


class LoadError(TrackerError):
    """Something that the tool itself needs (a framework, the reference) can't be used."""
