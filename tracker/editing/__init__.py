"""One open record: its text, edits applied and undone, its journal, and the way back to the file."""

from tracker.editing.journal import Journal, Recovered, forget, recoverable
from tracker.editing.open_record import EditRefusedError, OpenRecord

__all__ = ["EditRefusedError", "Journal", "OpenRecord", "Recovered", "forget", "recoverable"]
