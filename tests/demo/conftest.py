"""The demonstration, made once, and what becomes of it when it is read as a workspace is."""

from collections.abc import Mapping

import pytest

from tracker.analysis.request import Request, view_of
from tracker.analysis.view import Collection, View
from tracker.demo import demonstration
from tracker.load import Loaded, load_record
from tracker.load.catalogue import Catalogue, load_catalogue
from tracker.method.resolve import facts_of
from tracker.model import Record

Files = Mapping[str, bytes]


@pytest.fixture(scope="session")
def builtin() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def files(builtin: Catalogue) -> Files:
    return demonstration(builtin)


@pytest.fixture(scope="session")
def catalogue(files: Files) -> Catalogue:
    lead = "frameworks/"
    return load_catalogue({name[len(lead) :]: files[name] for name in files if lead in name})


@pytest.fixture(scope="session")
def loaded(files: Files, catalogue: Catalogue) -> dict[str, Loaded]:
    found = {}
    for name in sorted(files):
        folder, _, rest = name.partition("/")
        if folder == "countries":
            code = rest.removesuffix(".yaml")
            known = catalogue.reference.countries
            found[code] = load_record(files[name], file=name, code=code, countries=known)
    return found


@pytest.fixture(scope="session")
def records(loaded: dict[str, Loaded]) -> dict[str, Record]:
    return {code: one.record for code, one in loaded.items() if one.record}


@pytest.fixture(scope="session")
def collection(records: dict[str, Record], catalogue: Catalogue) -> Collection:
    facts = [
        facts_of(
            record,
            file=f"countries/{code}.yaml",
            frameworks=catalogue.frameworks,
            foreign={"XXU": records["XXU"]},
        )
        for code, record in records.items()
    ]
    return Collection(
        countries=tuple(facts),
        frameworks=catalogue.frameworks,
        crosswalks=catalogue.crosswalks,
        reference=catalogue.reference,
    )


@pytest.fixture(scope="session")
def view(collection: Collection) -> View:
    return view_of(collection, Request(population="demonstration"))
