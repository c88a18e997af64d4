"""From bytes to the model: records, frameworks, crosswalks, the reference.

Each loader is ``(bytes) -> (thing, findings)`` and reads no file itself but the built-in ones.
"""

from tracker.load.record import Loaded, load_record

__all__ = ["Loaded", "load_record"]
