"""Words for the shell to complete: read from the folder and the reference, never from records."""

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.session import today
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.load import Catalogue


def codes() -> list[str]:
    """Return the codes of the records of the workspace around the current folder."""
    from tracker.workspace import find

    try:
        folder = find(Path.cwd(), today=today(), cache=False).root / "countries"
        return sorted(path.stem for path in folder.glob("*.yaml"))
    except (TrackerError, OSError):
        return []


def frameworks() -> list[str]:
    """Return the ids of the frameworks."""
    catalogue = _catalogue()
    return list(catalogue.frameworks) if catalogue else []


def items() -> list[str]:
    """Return the ids of all frameworks' items."""
    catalogue = _catalogue()
    found = catalogue.frameworks.values() if catalogue else ()
    return list(dict.fromkeys(item.id for framework in found for item in framework.items))


def populations() -> list[str]:
    """Return the ids of the populations."""
    catalogue = _catalogue()
    return list(catalogue.reference.populations) if catalogue else []


def groupings() -> list[str]:
    """Return the ids of the groupings."""
    catalogue = _catalogue()
    return list(catalogue.reference.groupings) if catalogue else []


def groups() -> list[str]:
    """Return the ids of the groups, those that two groupings have with the grouping before them."""
    catalogue = _catalogue()
    if catalogue is None:
        return []
    pairs = [
        (grouping.id, group.id)
        for grouping in catalogue.reference.groupings.values()
        for group in grouping.groups
    ]
    names = [group for _grouping, group in pairs]
    return [
        group if names.count(group) == 1 else f"{grouping}:{group}" for grouping, group in pairs
    ]


def _catalogue() -> "Catalogue | None":
    """Load the built-in frameworks and reference with the workspace's own over them."""
    from tracker.load import load_catalogue
    from tracker.workspace import find
    from tracker.workspace.folder import overlay

    try:
        return load_catalogue(overlay(find(Path.cwd(), today=today(), cache=False).root))
    except (TrackerError, OSError):
        return None
