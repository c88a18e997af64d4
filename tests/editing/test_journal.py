"""The journal: what a stopped program left behind comes back, as far as it is whole."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.harness import KEN
from tracker.edit import EditGroup, Remove, SetValue
from tracker.editing import Journal, OpenRecord, forget, recoverable
from tracker.editing.journal import _difference, recover
from tracker.errors import StaleFileError
from tracker.files import read_source

LEVEL = EditGroup("G1: low", (SetValue(("assessments", 0, "answers", "G1", "level"), "low"),))
NOTES = EditGroup("G1: notes", (SetValue(("assessments", 0, "answers", "G1", "notes"), "é土"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "countries" / "KEN.yaml"
    path.parent.mkdir()
    path.write_text(KEN, encoding="utf-8")
    return path


_OPEN: list[OpenRecord] = []


@pytest.fixture(autouse=True)
def _closed_in_the_end() -> Iterator[None]:
    yield
    while _OPEN:
        stopped(_OPEN.pop())


def opened(path: Path, folder: Path) -> OpenRecord:
    _OPEN.append(_opened(path, folder))
    return _OPEN[-1]


def _opened(path: Path, folder: Path) -> OpenRecord:
    return OpenRecord(
        read_source(path, name="countries/KEN.yaml"),
        file="countries/KEN.yaml",
        code="KEN",
        countries=("KEN",),
        journal=Journal(folder, path),
    )


def stopped(record: OpenRecord) -> None:
    """Let go of the journal as a program that is killed does."""
    assert record.journal
    record.journal.close()


def changed(record: OpenRecord) -> bool:
    return record.is_changed


def sound(record: OpenRecord) -> bool:
    return record.loaded.is_sound


def left(folder: Path, path: Path) -> list[str]:
    return [one.text for _file, one in recoverable(folder, path.parent)]


def test_nothing_is_written_before_the_first_edit(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    assert not folder.exists()
    record.apply(LEVEL)
    assert len(list(folder.glob("*.journal"))) == 1


def test_what_was_edited_comes_back_step_by_step(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    record.apply(NOTES)
    text = record.text
    stopped(record)
    ((file, found),) = recoverable(folder, path.parent)
    assert found.text == text
    assert [label for label, _text in found.texts] == ["", "G1: low", "G1: notes"]
    again = opened(path, folder)
    again.restore(found.texts)
    assert again.text == text
    assert changed(again)
    assert again.undo()
    assert "notes" not in again.text
    assert again.undo()
    assert not changed(again)
    forget(file)
    assert recoverable(folder, path.parent) == ()


def test_undo_and_redo_are_written_down_too(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    record.apply(NOTES)
    record.undo()
    stopped(record)
    ((_file, found),) = recoverable(folder, path.parent)
    assert [label for label, _text in found.texts] == ["", "G1: low"]


def test_everything_undone_is_nothing_to_recover(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    record.undo()
    stopped(record)
    assert recoverable(folder, path.parent) == ()


def test_saving_takes_the_journal_away_and_undo_after_it_begins_a_new_one(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    record.save(path, locks=tmp_path / "locks")
    assert not list(folder.glob("*.journal"))
    record.undo()
    stopped(record)
    assert left(folder, path) == [KEN]


def test_a_line_that_was_cut_short_loses_that_line_only(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    text = record.text
    record.apply(NOTES)
    stopped(record)
    (file,) = folder.glob("*.journal")
    file.write_bytes(file.read_bytes()[:-20])
    found = recover(file)
    assert found
    assert found.text == text


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"type":"start"}\n', b"[]\n[]"])
def test_a_journal_that_is_none_is_passed_over(content: bytes, folder: Path, path: Path) -> None:
    folder.mkdir()
    (folder / "x-0.journal").write_bytes(content)
    assert recoverable(folder, path.parent) == ()


def test_texts_of_fields_that_are_no_edits_yet_come_back(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    assert record.journal
    record.journal.raw("/a", "20x6", working=record.text, base=record.base)
    record.journal.raw("/b", "gone", working=record.text, base=record.base)
    record.journal.raw("/b", None, working=record.text, base=record.base)
    stopped(record)
    ((_file, found),) = recoverable(folder, path.parent)
    assert found.raw == {"/a": "20x6"}


def test_two_programs_on_one_record_do_not_touch_each_others_journal(
    path: Path, folder: Path
) -> None:
    one, other = opened(path, folder), opened(path, folder)
    one.apply(LEVEL)
    other.apply(NOTES)
    assert len(list(folder.glob("*.journal"))) == 2
    assert recoverable(folder, path.parent) == ()
    stopped(one)
    assert left(folder, path) == [one.text]


def test_a_journal_of_another_workspace_is_not_ours(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    stopped(record)
    assert recoverable(folder, tmp_path / "elsewhere") == ()


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_nobody_else_may_read_it(path: Path, folder: Path) -> None:
    opened(path, folder).apply(LEVEL)
    (file,) = folder.glob("*.journal")
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_journal_that_can_not_be_written_stops_no_edit(path: Path, folder: Path) -> None:
    folder.write_text("not a folder", encoding="utf-8")
    record = opened(path, folder)
    record.apply(LEVEL)
    assert record.is_changed
    assert record.journal
    assert record.journal.problem


def test_mine_theirs_and_what_a_crash_leaves_of_them(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    mine = record.text
    theirs = KEN.replace("An Act", "Another Act")
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(StaleFileError):
        record.save(path, locks=tmp_path / "locks")
    source = record.conflict(path)
    assert source
    record.reload(source, label="Take it from disk")
    assert record.text == theirs
    assert not changed(record)
    record.undo()
    assert record.text == mine
    assert changed(record)
    stopped(record)
    ((_file, found),) = recoverable(folder, path.parent)
    assert found.text == mine
    assert found.rests_on(theirs) is False
    record.save(path, locks=tmp_path / "locks")
    assert path.read_text(encoding="utf-8") == mine


def test_mine_over_theirs_is_journalled_from_theirs(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    record = opened(path, folder)
    record.apply(LEVEL)
    theirs = KEN.replace("An Act", "Another Act")
    path.write_text(theirs, encoding="utf-8")
    source = record.conflict(path)
    assert source
    record.rebase(source)
    assert record.conflict(path) is None
    stopped(record)
    ((_file, found),) = recoverable(folder, path.parent)
    assert found.rests_on(theirs)
    assert found.text == record.text
    record.save(path, locks=tmp_path / "locks")
    assert path.read_text(encoding="utf-8") == record.text


def test_a_file_that_can_not_be_read_as_a_record_is_edited_as_text(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    path.write_text("format: 1\ncountry: KEN\nwhat: [\n", encoding="utf-8")
    record = opened(path, folder)
    assert not sound(record)
    record.rewrite("format: 1\ncountry: KEN\n", label="Edit as text")
    assert sound(record)
    record.undo()
    assert not sound(record)
    record.redo()
    record.save(path, locks=tmp_path / "locks")
    assert path.read_text(encoding="utf-8") == "format: 1\ncountry: KEN\n"


def test_a_removed_part_comes_back_by_undo(path: Path, folder: Path) -> None:
    record = opened(path, folder)
    record.apply(EditGroup("delete", (Remove(("instruments", 0)),)))
    record.undo()
    assert record.text == KEN


@given(st.text("abé土\n", max_size=12), st.text("abé土\n", max_size=12))
def test_a_difference_makes_the_one_text_the_other(before: str, after: str) -> None:
    start, end, text = _difference(before, after)
    assert before[:start] + text + before[end:] == after
    assert start <= end
