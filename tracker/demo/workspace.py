"""The demonstration as the files of a workspace."""

from collections.abc import Callable, Mapping
from importlib.resources import files

from tracker.demo.layout import (
    POPULATION,
    countries_file,
    groupings_file,
    populations_file,
    record_file,
)
from tracker.demo.records import Maker
from tracker.demo.union import union_record
from tracker.demo.words import places
from tracker.load.catalogue import Catalogue

SEED = 2024
Progress = Callable[[int, int], None]
"""Is told how many records are done, and how many there are."""

_SETTINGS = f"""# A demonstration with fictitious countries.
population = "{POPULATION}"
grouping = "region"
"""


def demonstration(
    catalogue: Catalogue, *, seed: int = SEED, progress: Progress | None = None
) -> Mapping[str, bytes]:
    """Make the files of the demonstration, by path with ``/`` relative to the workspace.

    Args:
        catalogue: the built-in frameworks, which the records are written against.
        seed: the same seed gives the same bytes.
        progress: told after each record.
    """
    known = places()
    made = {
        "README.md": files("tracker.demo").joinpath("README.md").read_bytes(),
        "tracker.toml": _SETTINGS.encode(),
        "frameworks/reference/countries.csv": countries_file(known),
        "frameworks/reference/populations.yaml": populations_file(known),
        "frameworks/reference/groupings.yaml": groupings_file(known),
    }
    present = [one for one in known.countries if "absent" not in one.roles]
    for done, place in enumerate(present, 1):
        record = Maker(place, catalogue.frameworks, seed).record()
        made[f"countries/{place.code}.yaml"] = record_file(record)
        if progress:
            progress(done, len(present) + 1)
    made[f"countries/{known.union.code}.yaml"] = record_file(union_record())
    if progress:
        progress(len(present) + 1, len(present) + 1)
    return made
