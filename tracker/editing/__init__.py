"""One open record: its text, edits applied and undone, its journal, and the way back to the file."""

from tracker.editing.journal import Journal, Recovered, forget, recoverable
from tracker.editing.open_record import OpenRecord

__all__ = ["Journal", "OpenRecord", "Recovered", "forget", "recoverable"]
