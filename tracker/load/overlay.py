"""The reference of both layers: a workspace's populations, groupings and countries laid over."""

from collections.abc import Iterator, Mapping

from tracker.errors import LoadError
from tracker.finding import Path
from tracker.i18n import _
from tracker.load.layers import Layers, Sound
from tracker.load.reference import ReferenceFile, load_countries, load_reference, members_of
from tracker.model import Country, Grouping, Population, Reference
from tracker.schema.rules.record import DUPLICATE_ID

FOLDER = "reference/"
TABLE = f"{FOLDER}countries.csv"


def load_overlaid_reference(layers: Layers) -> tuple[Reference, frozenset[str]]:
    """Load the reference; say also which built-in populations and groupings are replaced."""
    countries = _countries(layers)
    files = [file for file in layers.load(FOLDER, load_reference) if _fits(file, countries, layers)]
    own = _distinct([file for file in files if file.is_own], layers)
    builtin = [file for file in files if not file.is_own]
    populations, groupings = _by_id(builtin)
    own_populations, own_groupings = _by_id(own)
    notes = [file.thing.designations for file in (*builtin, *own) if file.thing.designations]
    if not notes:
        raise LoadError(_("The built-in reference has no note on designations."))
    replaced = (populations.keys() & own_populations.keys()) | (
        groupings.keys() & own_groupings.keys()
    )
    reference = Reference(
        countries=countries,
        populations=populations | own_populations,
        groupings=groupings | own_groupings,
        designations=notes[-1],
    )
    return reference, frozenset(replaced)


def _countries(layers: Layers) -> dict[str, Country]:
    """Lay the workspace's table over the built-in one; names that it lacks stay."""
    countries: dict[str, Country] = {}
    for file in layers.files:
        if file.path != TABLE:
            continue
        table = load_countries(file.source, file=file.name)
        if not layers.take(table.findings, is_own=file.is_own):
            continue
        for code, country in table.rows.items():
            before = countries.get(code)
            name = {**before.name, **country.name} if before else country.name
            countries[code] = Country(code=code, name=name)
    return dict(sorted(countries.items()))


def _fits(file: Sound[ReferenceFile], countries: Mapping[str, Country], layers: Layers) -> bool:
    found = tuple(members_of(file.shaped, file=file.name, countries=countries))
    return layers.take(found, is_own=file.is_own)


def _distinct(files: list[Sound[ReferenceFile]], layers: Layers) -> list[Sound[ReferenceFile]]:
    """Leave out files with an id that a file before has: the workspace must say a thing once."""
    first: dict[tuple[str, str], tuple[Sound[ReferenceFile], Path]] = {}
    distinct = []
    for file in files:
        found = []
        for key, path in _ids(file.thing):
            earlier, its_path = first.setdefault(key, (file, path))
            if earlier is not file:
                line = earlier.shaped.places.value(its_path).line
                values = {"id": key[1], "what": f"a {key[0]} of {earlier.name}", "first": line}
                place = file.shaped.places.value(path)
                found.append(DUPLICATE_ID.at(file.name, place, values=values))
        layers.findings += found
        if not found:
            distinct.append(file)
    return distinct


def _ids(file: ReferenceFile) -> Iterator[tuple[tuple[str, str], Path]]:
    for index, population in enumerate(file.populations):
        yield ("population", population.id), ("populations", index, "id")
    for index, grouping in enumerate(file.groupings):
        yield ("grouping", grouping.id), ("groupings", index, "id")


def _by_id(
    files: list[Sound[ReferenceFile]],
) -> tuple[dict[str, Population], dict[str, Grouping]]:
    populations = {one.id: one for file in files for one in file.thing.populations}
    groupings = {one.id: one for file in files for one in file.thing.groupings}
    return populations, groupings
