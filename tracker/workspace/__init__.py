"""A workspace: opens the folder, publishes immutable snapshots, hands edits and exports to files.

Faces ask it for a snapshot and call ``tracker.tables``, ``tracker.analysis`` and
``tracker.export`` on what they get.
"""

from tracker.workspace.setting import SetResult, Target
from tracker.workspace.shelf import Batch, Opening, Shelf
from tracker.workspace.snapshot import Snapshot
from tracker.workspace.starting import init_workspace
from tracker.workspace.workspace import FormatResult, Workspace, find

__all__ = [
    "Batch",
    "FormatResult",
    "Opening",
    "SetResult",
    "Shelf",
    "Snapshot",
    "Target",
    "Workspace",
    "find",
    "init_workspace",
]
