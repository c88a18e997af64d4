"""A new user's first minutes: `init`, the overview, `framework`, `schema`, `completion`, `export`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.harness import ROOT, Run, process, write


def test_init_makes_a_workspace_that_can_be_worked_in(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = tracker("init", "mine")
    assert done.code == 0
    assert done.lines[0] == "An empty workspace is in mine."
    assert "  cd mine" in done.lines
    monkeypatch.chdir("mine")
    assert tracker("check").out == "No findings; 0 of 0 records read.\n"
    assert tracker("new", "KEN").code == 0
    assert tracker("check").code == 0
    assert tracker("show", "KEN").code == 0


def test_init_never_overwrites(tracker: Run, small: Path) -> None:
    done = tracker("init", small)
    assert done.code == 2
    assert sorted(path.name for path in small.iterdir()) == ["countries"]


def test_the_demonstration_has_no_errors(tracker: Run, tmp_path: Path) -> None:
    done = tracker("init", tmp_path / "demo", "--demo")
    assert done.code == 0
    assert "fictitious" in done.lines[0]
    assert tracker("check", "--workspace", tmp_path / "demo").code == 0
    steps = [line.strip() for line in done.lines if line.startswith("  tracker")]
    for step in steps:
        name, *rest = step.split()[1:]
        assert tracker(name, *rest, "--workspace", tmp_path / "demo").code == 0


def test_the_overview_says_what_is_here_and_what_to_do_next(tracker: Run, small: Path) -> None:
    done = tracker()
    assert done.code == 0
    assert "1 country record" in done.out
    assert "cgrfa-soil-2024" in done.out
    assert sum(line.startswith("  tracker ") for line in done.lines) == 5
    write(small, {"countries/UGA.yaml": "format: 1\ncountry: UGA\nwhat: 1\n"})
    done = tracker()
    assert "2 country records, 1 of them not read" in done.out
    assert "1 error" in done.out


def test_every_step_of_the_overview_runs(tracker: Run, small: Path) -> None:
    steps = [line.split("  ")[1] for line in tracker().lines if line.startswith("  tracker ")]
    for step in steps:
        assert tracker(*step.split()[1:]).code == 0, step
    assert small.exists()


def test_the_framework_is_whole(tracker: Run) -> None:
    from tracker.load import load_catalogue

    framework = load_catalogue().frameworks["cgrfa-soil-2024"]
    flat = " ".join(tracker("framework", width=100).out.split())
    for item in framework.items:
        assert f"{item.id} {item.title['en']}" in flat
        for element in item.elements:
            assert f"{element.id} {element.text['en']}" in flat
            assert element.question["en"] in flat
    item = framework.item["G7"]
    flat = " ".join(tracker("framework", "--item", "g7").out.split())
    assert item.text["en"] in flat
    for element in item.elements:
        assert f"Counts: {element.counts['en']}" in flat
        assert f"Does not count: {element.does_not_count['en']}" in flat


def test_the_framework_as_json_has_the_keys_of_the_file(tracker: Run) -> None:
    found = json.loads(tracker("framework", "--format", "json").out)
    assert found["id"] == "cgrfa-soil-2024"
    assert "does-not-count" in found["sections"][0]["items"][0]["elements"][0]
    one = json.loads(tracker("framework", "--item", "G7", "--format", "json").out)
    assert one["id"] == "G7"
    some = json.loads(tracker("framework", "--section", "N", "--format", "json").out)
    assert [section["id"] for section in some["sections"]] == ["N"]


def test_frameworks_are_listed_and_others_can_be_shown(tracker: Run) -> None:
    assert "cgrfa-soil-2024-context" in tracker("framework", "--list").out
    assert tracker("framework", "cgrfa-soil-2024-context").code == 0
    done = tracker("framework", "cgrfa-soil")
    assert done.code == 2
    assert "did you mean" in done.err


@pytest.mark.parametrize("name", ["country", "framework", "crosswalk", "workspace"])
def test_schemas_are_json_schemas(name: str, tracker: Run) -> None:
    found = json.loads(tracker("schema", name).out)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_tool(shell: str, tracker: Run) -> None:
    done = tracker("completion", shell)
    assert done.code == 0
    assert "_TRACKER_COMPLETE" in done.out
    assert f"tracker completion {shell} >" in tracker("completion").out or shell != "bash"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tracker ma", "matrix"),
        ("tracker show K", "KEN"),
        ("tracker set KEN G1", "G10"),
        ("tracker matrix --by inc", "income"),
        ("tracker matrix --group afr", "region:africa"),
        ("tracker matrix --population cbd", "cbd-parties"),
        ("tracker framework cgrfa", "cgrfa-soil-2024-context"),
        ("tracker matrix --rater re", "review"),
        ("tracker explain C20", "C201"),
    ],
)
def test_the_shell_completes_what_is_here(line: str, expected: str, small: Path) -> None:
    words = line.split()
    done = subprocess.run(
        [sys.executable, "-m", "tracker"],
        cwd=small,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "_TRACKER_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"plain,{expected}" in done.stdout.splitlines(), done.stderr


def test_export_json_and_csv_to_where_they_are_asked_for(
    tracker: Run, demo: Path, tmp_path: Path
) -> None:
    done = tracker("export", "json", "-o", tmp_path / "all.json")
    assert done.code == 0, done.err
    assert done.out.endswith("all.json\n")
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert {row["cycle"] for row in found["rows"]} == {2022, 2026}
    done = tracker("export", "csv", "-o", tmp_path / "new" / "tables")
    assert done.code == 0, done.err
    names = {path.name for path in (tmp_path / "new" / "tables").iterdir()}
    assert {"data.csv", "coverage.csv", "gaps.csv", "README.txt"} <= names
    assert demo.exists()


def test_export_xlsx_can_be_read_back(tracker: Run, demo: Path, tmp_path: Path) -> None:
    done = tracker("export", "xlsx", "-o", tmp_path / "report.xlsx")
    assert done.code == 0, done.err
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames[0] == "About"
    assert "Coverage" in book.sheetnames
    again = tracker("export", "xlsx", "-o", tmp_path / "again.xlsx")
    assert again.code == 0
    assert (tmp_path / "report.xlsx").read_bytes() == (tmp_path / "again.xlsx").read_bytes()
    assert demo.exists()


def test_exports_go_to_the_workspace_with_draft_in_their_name(tracker: Run, small: Path) -> None:
    for kind in ("xlsx", "json", "csv"):
        done = tracker("export", kind)
        assert done.code == 0, done.err
    names = sorted(path.name for path in (small / "exports").iterdir())
    base = "DRAFT-tracker-cgrfa-soil-2024-2026"
    assert names == [base, f"{base}.json", f"{base}.xlsx"]


def test_an_export_into_a_folder_keeps_its_default_name(
    tracker: Run, small: Path, tmp_path: Path
) -> None:
    assert tracker("export", "json", "-o", tmp_path).code == 0
    assert (tmp_path / "DRAFT-tracker-cgrfa-soil-2024-2026.json").exists()
    assert small.exists()


def test_an_export_that_can_not_be_written_exits_2(tracker: Run, small: Path) -> None:
    done = tracker("export", "json", "-o", small / "countries" / "KEN.yaml" / "x.json")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.err.startswith("Error: ")


@pytest.mark.parametrize(
    ("kind", "output", "words"),
    [
        ("json", "countries/KEN.yaml", "a file of the workspace"),
        ("xlsx", "exports/../tracker.toml", "a file of the workspace"),
        ("xlsx", "frameworks/own.yaml", "a file of the workspace"),
        ("csv", "tracker.toml", "is not a folder"),
        ("xlsx", "-", "json alone"),
        ("csv", "-", "json alone"),
        ("json", "pipe", "is not a file"),
    ],
)
def test_an_export_takes_no_place_that_is_something_else(
    kind: str, output: str, words: str, tracker: Run, small: Path
) -> None:
    write(small, {"tracker.toml": "", "exports/README": ""})
    if hasattr(os, "mkfifo"):
        os.mkfifo(small / "pipe")  # as /dev/null: it must stay what it is
    elif output == "pipe":
        pytest.skip("no pipes with names here")
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    done = tracker("export", kind, "-o", output)
    assert done.code == 2
    assert words in done.err
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before
    assert not hasattr(os, "mkfifo") or (small / "pipe").is_fifo()


def test_json_on_standard_output_is_utf_8_whatever_the_terminal(small: Path) -> None:
    record = (small / "countries" / "KEN.yaml").read_text("utf-8")
    write(small, {"countries/KEN.yaml": record.replace("title: An Act", "title: Loi “sols”")})
    plain, latin = (
        process("export", "json", "-o", "-", cwd=small, env=env).stdout
        for env in ({}, {"PYTHONIOENCODING": "latin-1"})
    )
    assert latin == plain
    assert json.loads(plain)["title"] == "DRAFT – Data"


@pytest.mark.usefixtures("small")
def test_the_list_of_frameworks_is_json_where_that_is_asked_for(tracker: Run) -> None:
    rows = json.loads(tracker("framework", "--list", "--format", "json").out)["rows"]
    assert [row["id"] for row in rows] == ["cgrfa-soil-2024", "cgrfa-soil-2024-context"]
    assert rows[0]["items"] == 32
