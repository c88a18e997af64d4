"""Files: bounded reading, hashes, and writing that leaves the old file or the new one.

Paths come in resolved; nothing here knows what a record is.
"""

from tracker.files.reading import Source, digest, read_source, shown
from tracker.files.writing import create, replace, write

__all__ = ["Source", "create", "digest", "read_source", "replace", "shown", "write"]
