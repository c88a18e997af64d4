"""Edits as values: what every face and every import produces, and the only way to a file.

Paths are those of the plain YAML data. An edit says what the data shall be; ``tracker.yamlio``
finds the smallest change of the text that makes it so.
"""

import msgspec

Path = tuple[str | int, ...]
"""Keys and 0-based indexes from the document's root to a value."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""YAML data without types of ours."""


class SetValue(msgspec.Struct, frozen=True):
    """Put ``value`` at ``path``, in place of what is there; missing parent mappings are made."""

    path: Path
    value: Plain


class Insert(msgspec.Struct, frozen=True):
    """Insert ``value`` into the list at ``path`` before ``index``; at its end where None."""

    path: Path
    value: Plain
    index: int | None = None


class Remove(msgspec.Struct, frozen=True):
    """Take out the entry at ``path``: a key with its value, or an element of a list."""

    path: Path


Edit = SetValue | Insert | Remove


class EditGroup(msgspec.Struct, frozen=True):
    """Edits that belong together: done, undone and redone as one; ``label`` names them."""

    label: str
    edits: tuple[Edit, ...]
