"""The shelf: records in batches, replaced as they are edited, with those that cite them."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.harness import BROKEN, KEN, write
from tracker.editing import OpenRecord
from tracker.files import read_source
from tracker.workspace import Opening, Shelf, Workspace

TODAY = date(2026, 11, 23)
UNION = KEN.replace("country: KEN", "country: EUE").replace(
    "    binding: true", "    binding: true\n    applies: direct"
)
LINKED = KEN.replace("measure: act/s1", "measure: 'EUE:act/s1'")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("TRACKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("TRACKER_STATE_DIR", str(tmp_path / "state"))
    files = {"EUE": UNION, "KEN": LINKED, "TZA": KEN.replace("KEN", "TZA"), "UGA": BROKEN}
    texts = {f"countries/{code}.yaml": text for code, text in files.items()}
    return Workspace(write(tmp_path / "some", texts), today=TODAY)


def shelf_of(workspace: Workspace) -> Shelf:
    steps = iter(workspace.batches())
    opening = next(steps)
    assert isinstance(opening, Opening)
    shelf = Shelf(workspace.root, today=TODAY, opening=opening)
    for batch in steps:
        assert not isinstance(batch, Opening)
        assert not shelf.is_whole
        shelf.put(batch)
    assert shelf.is_whole
    return shelf


def level(shelf: Shelf, code: str) -> str | None:
    facts = shelf.entries[code].facts
    assert facts
    return facts.assessments[0].cells["G7"].derived_level


def edited(shelf: Shelf, code: str, old: str, new: str) -> OpenRecord:
    path = shelf.files[code]
    opened = OpenRecord(
        read_source(path, name=path.name),
        file=f"countries/{path.name}",
        code=code,
        countries=shelf.catalogue.reference.countries,
    )
    opened.rewrite(opened.text.replace(old, new), label="test")
    return opened


def test_batches_together_are_the_snapshot(workspace: Workspace) -> None:
    shelf, snapshot = shelf_of(workspace), workspace.snapshot()
    assert shelf.collection == snapshot.collection
    assert shelf.findings == snapshot.findings
    assert shelf.snapshot().digest == snapshot.digest
    assert shelf.collection.not_read == ("UGA",)


def test_the_collection_is_the_same_object_until_something_changes(workspace: Workspace) -> None:
    shelf = shelf_of(workspace)
    before = shelf.collection
    assert shelf.collection is before
    opened = edited(shelf, "TZA", "confidence: low", "confidence: high")
    shelf.work_on("TZA", opened.loaded)
    assert shelf.collection is not before
    assert shelf.collection.countries[0] is before.countries[0]


def test_an_edit_reaches_those_that_cite_the_record(workspace: Workspace) -> None:
    shelf = shelf_of(workspace)
    assert level(shelf, "KEN") == "low"
    opened = edited(shelf, "EUE", "strength: committed", "strength: acknowledged")
    assert shelf.work_on("EUE", opened.loaded) == {"EUE", "KEN"}
    assert level(shelf, "KEN") == "mentioned"
    opened = edited(shelf, "EUE", "strength: committed", "strength: acknowledged")
    assert shelf.work_on("EUE", opened.loaded) == {"EUE"}


def test_what_is_worked_on_is_what_is_on_the_shelf(workspace: Workspace) -> None:
    shelf = shelf_of(workspace)
    opened = edited(shelf, "TZA", "title: An Act", "title: Another Act")
    shelf.work_on("TZA", opened.loaded)
    record = shelf.record("TZA")
    assert record
    assert record.instruments[0].title == "Another Act"
    assert shelf.reread("TZA") == {"TZA"}
    record = shelf.record("TZA")
    assert record
    assert record.instruments[0].title == "An Act"


def test_a_batch_does_not_replace_what_is_worked_on(workspace: Workspace) -> None:
    opening, batch = list(workspace.batches())
    assert isinstance(opening, Opening)
    assert not isinstance(batch, Opening)
    shelf = Shelf(workspace.root, today=TODAY, opening=opening)
    opened = edited(shelf, "TZA", "committed", "acknowledged")
    shelf.work_on("TZA", opened.loaded)
    shelf.put(batch)
    assert level(shelf, "TZA") == "mentioned"
    assert list(shelf.entries) == ["EUE", "KEN", "TZA", "UGA"]


def test_a_mended_record_comes_in_and_a_new_one_too(workspace: Workspace) -> None:
    shelf = shelf_of(workspace)
    write(workspace.root, {"countries/UGA.yaml": KEN.replace("KEN", "UGA")})
    shelf.reread("UGA")
    assert shelf.collection.not_read == ()
    write(workspace.root, {"countries/ARG.yaml": KEN.replace("KEN", "ARG")})
    assert shelf.reread("ARG") == {"ARG"}
    assert [one.country for one in shelf.collection.countries][:2] == ["ARG", "EUE"]
    assert list(shelf.files)[:2] == ["ARG", "EUE"]
    (workspace.root / "countries" / "ARG.yaml").unlink()
    shelf.reread("ARG")
    assert shelf.collection == workspace.snapshot().collection
