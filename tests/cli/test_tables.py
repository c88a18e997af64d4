"""Tables on the terminal: they fit, they say what the JSON says, every glyph is explained."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.harness import Output, Run, widest

TABLES = [
    ["matrix"],
    ["matrix", "--section", "G", "--section", "R"],
    ["matrix", "--by", "region"],
    ["matrix", "--by", "income", "--missing", "bounds"],
    ["matrix", "--by", "instrument"],
    ["matrix", "--by", "cycle"],
    ["matrix", "--framework", "cgrfa-soil-2024-context"],
    ["gaps"],
    ["gaps", "--missing", "bounds"],
    ["statements"],
    ["trend"],
    ["agreement"],
    ["sensitivity"],
    ["show", "XAB"],
    ["show", "XAQ"],
    ["framework"],
    ["framework", "--item", "G7"],
    ["explain"],
    [],
]
CAUTION = "Levels tell how far policy texts address an item"
GLYPHS = "○◔◑◕●?x–·∅"


def words(arguments: list[str]) -> str:
    return " ".join(arguments) or "overview"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("arguments", TABLES, ids=words)
def test_every_output_fits_its_screen(arguments: list[str], width: int, tracker: Run) -> None:
    done = tracker(*arguments, width=width)
    assert done.code == 0, done.err
    assert widest(done.out) <= width
    assert not any(line != line.rstrip() for line in done.lines)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("arguments", TABLES, ids=words)
def test_ascii_is_ascii(arguments: list[str], tracker: Run) -> None:
    done = tracker(*arguments, "--ascii")
    odd = set(done.out) - set(map(chr, range(128)))
    assert not odd & set(GLYPHS.replace("?", "").replace("x", "") + "─│…–—“”’→≥")


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("arguments", TABLES[:13], ids=words)
def test_every_table_says_what_it_is_and_is_not(arguments: list[str], tracker: Run) -> None:
    done = tracker(*arguments)
    assert done.lines[0].startswith("DRAFT – ")
    flat = " ".join(done.out.split())
    for phrase in (CAUTION, "N = 40", "cycle 2026", "Missing: reporting-only", "opinion"):
        if phrase != "Missing: reporting-only" or "--missing" not in arguments:
            assert phrase in flat, phrase
    head = done.lines[1 : done.lines.index("")]
    assert len(head) <= 5


def document(done: Output) -> dict[str, Any]:
    assert done.code == 0, done.err
    found = json.loads(done.out)
    assert isinstance(found, dict)
    return found


SYMBOLS = {
    "none": "○",
    "mentioned": "◔",
    "low": "◑",
    "medium": "◕",
    "high": "●",
    "no-information": "?",
    "not-disclosed": "x",
    "not-applicable": "–",
    "not-assessed": "·",
    "no-instrument": "∅",
}


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("only", [[], ["--only", "nbsap"]])
def test_the_matrix_shows_the_cells_of_the_json(only: list[str], width: int, tracker: Run) -> None:
    rows = document(tracker("matrix", *only, "--format", "json"))["rows"]
    done = tracker("matrix", *only, width=width)
    drawn: dict[str, str] = {}
    for line in done.lines:
        found = re.match(r"(X[A-Z]{2})[* ]  .{3,36}?  (.*)", line)
        if found and found[1] not in drawn:
            drawn[found[1]] = "".join(re.findall(f"[{GLYPHS}](?![a-uw-z])", found[2]))[:25]
    for row in rows:
        cells = [value for value in row.values() if isinstance(value, dict) and "state" in value]
        expected = "".join(SYMBOLS[cell["level"] or cell["state"]] for cell in cells)
        assert drawn[row["country"]] == expected, row["country"]
    assert len(rows) == 38


@pytest.mark.usefixtures("demo")
def test_marks_for_levels_set_by_hand_stand_beside_the_glyph(tracker: Run) -> None:
    rows = document(tracker("matrix", "--format", "json"))["rows"]
    cells = [value for row in rows for value in row.values() if isinstance(value, dict)]
    above = sum(cell.get("hand_set") == 1 for cell in cells)
    below = sum(cell.get("hand_set") == -1 for cell in cells)
    body = tracker("matrix", width=200).out.partition("\n\n")[2].partition("\nItem ")[0]
    assert above
    assert below
    assert body.count("^") == above
    assert len(re.findall(f"[{GLYPHS}]v", body)) == below


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("arguments", [["matrix"], ["matrix", "--only", "nbsap"]], ids=words)
def test_the_legend_explains_every_glyph_and_no_other_state(
    arguments: list[str], tracker: Run
) -> None:
    rows = document(tracker(*arguments, "--format", "json"))["rows"]
    states = {
        value["state"]
        for row in rows
        for value in row.values()
        if isinstance(value, dict) and "state" in value
    } - {"rated"}
    out = tracker(*arguments).out
    named = {
        "no-information": "?  no information",
        "not-disclosed": "x  not disclosed",
        "not-applicable": "–  not applicable",
        "not-assessed": "·  not assessed",
        "no-instrument": "∅  no instrument",
    }
    for state, phrase in named.items():
        assert (phrase in out) is (state in states), state
    for phrase in ("○  None", "◔  Mentioned", "◑  Low", "◕  Medium", "●  High"):
        assert phrase in out


@pytest.mark.usefixtures("demo")
def test_counts_by_item_are_those_of_the_json(tracker: Run) -> None:
    every = document(tracker("matrix", "--format", "json"))["totals"]
    totals = [row for row in every if row["country"] not in ("examples", "elements")]
    lines = tracker("matrix").lines
    at = next(i for i, line in enumerate(lines) if line.startswith("Item  Title"))
    drawn = {
        line.split()[0]: [int(word) for word in line.split()[-10:]]
        for line in lines[at:]
        if re.match(r"[GNA]\d+ ", line)
    }
    assert len(drawn) == 25
    for item, counts in drawn.items():
        assert counts == [row[item] for row in totals], item


@pytest.mark.usefixtures("demo")
def test_shares_by_region_are_those_of_the_json(tracker: Run) -> None:
    rows = document(tracker("matrix", "--by", "region", "--format", "json"))
    all_rows = rows["rows"] + rows.get("totals", [])
    out = tracker("matrix", "--by", "region", width=200).out
    line = next(line for line in out.splitlines() if line.startswith("G1 "))
    drawn = re.findall(r"(\d+)/(\d+)", line)
    expected = [
        (str(row["G1"]["shares"][0]["k"]), str(row["G1"]["shares"][0]["n"])) for row in all_rows
    ]
    assert drawn == expected


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [80, 200])
def test_no_percentage_below_five(width: int, tracker: Run) -> None:
    out = tracker("matrix", "--by", "region", width=width).out
    shares = re.findall(r"(\d+)/(\d+)( \([<>]?\d+%\))?", out)
    assert any(int(n) < 5 for _k, n, _percent in shares)
    for _k, n, percent in shares:
        assert bool(percent) is (int(n) >= 5)


@pytest.mark.usefixtures("demo")
def test_bounds_are_two_figures(tracker: Run) -> None:
    out = tracker("matrix", "--by", "cycle", "--missing", "bounds", width=120).out
    assert re.search(r"G1 .* \d+/\d+ \(\d+%\) to \d+/\d+ \(\d+%\)", out)


@pytest.mark.usefixtures("small")
def test_gaps_stand_under_what_they_rest_on(tracker: Run) -> None:
    out = tracker("gaps").out
    lines = out.splitlines()
    without = lines.index("No evidence in any record, 0 of N")
    examples = lines.index("Not rated; examples from at least so many countries")
    g7 = next(i for i, line in enumerate(lines) if re.match(r" +G7 ", line))
    assert without < examples < g7
    assert "→ Kenya: KEN act/s1 (explicit, committed)" in out


@pytest.mark.usefixtures("demo")
def test_statements_are_whole_at_any_width(tracker: Run) -> None:
    rows = document(tracker("statements", "--format", "json"))["rows"]
    for width in (80, 160):
        flat = tracker("statements", width=width).out
        for row in rows:
            assert row["statement"] in flat
        assert flat.count("Caveat: ") == sum(bool(row["caveat"]) for row in rows)
        titles = re.findall(r"(p\d+\w*)  paragraph \d+ +(\w+)", flat)
        assert titles == [(row["statement"], row["verdict"]) for row in rows]


@pytest.mark.usefixtures("small")
def test_the_trend_needs_an_earlier_cycle(tracker: Run) -> None:
    done = tracker("trend")
    assert (done.code, done.out) == (2, "")
    assert "no cycle before 2026" in done.err


@pytest.mark.usefixtures("demo")
def test_the_trend_can_start_from_any_cycle(tracker: Run) -> None:
    assert tracker("trend", "--from", "2022").out == tracker("trend").out
    assert "Change from 2022 to 2026" in tracker("trend").lines[0]


@pytest.mark.usefixtures("demo")
def test_csv_has_a_line_a_row_and_the_columns_of_the_json(tracker: Run) -> None:
    for arguments in (["gaps"], ["matrix"], ["statements"]):
        text = tracker(*arguments, "--format", "csv").out
        assert text.startswith("\ufeff")
        assert text.endswith("\r\n")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        found = document(tracker(*arguments, "--format", "json"))
        assert len(rows) == len(found["rows"]) + len(found.get("totals", []))


@pytest.mark.usefixtures("demo")
def test_json_has_the_second_table_beside_the_first(tracker: Run) -> None:
    assert document(tracker("gaps", "--format", "json"))["gap_elements"][0]["element"]
    assert "trend_changes" in document(tracker("trend", "--format", "json"))
    assert "agreement_confusion" in document(tracker("agreement", "--format", "json"))


def test_a_workspace_without_records_has_empty_tables(
    tracker: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty" / "countries").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "empty")
    for arguments in TABLES:
        if arguments[:1] not in (["show"], ["trend"]):
            done = tracker(*arguments)
            assert (done.code, done.err) == (0, ""), arguments
            assert widest(done.out) <= 80
