"""One open record: its text, edits applied and undone, and the way back to the file."""

from tracker.editing.open_record import OpenRecord

__all__ = ["OpenRecord"]
