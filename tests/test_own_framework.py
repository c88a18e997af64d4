"""A framework of a user's own, with its own scale and words, works everywhere."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tracker.cli.app import root as cli

FRAMEWORK = """\
format: 1
id: pollinators
version: 1
title: {en: Pollinators, fr: Pollinisateurs}
source: {body: A national agency}
scale:
  - {id: nil, value: 0, when: said, label: {en: Nil}, definition: {en: Searched; nothing.}, glyph: ✗, ascii: n, colour: "#ffffff"}
  - {id: partly, value: 10, when: any, label: {en: Partly}, definition: {en: Something.}, glyph: △, ascii: p, colour: "#aaaaaa"}
  - {id: fully, value: 20, when: all, label: {en: Fully}, definition: {en: Everything.}, glyph: ▲, ascii: f, colour: "#333333"}
sections:
  - id: Q
    title: {en: Questions}
    items:
      - id: Q1
        title: {en: Habitats}
        text: {en: Habitats of pollinators are kept.}
        elements:
          - {id: a, text: {en: hedges}, question: {en: "Are hedges kept?"}, counts: {en: yes they are}, does-not-count: {en: a hedge fund}}
          - {id: b, text: {en: meadows}, question: {en: "Are meadows kept?"}, counts: {en: yes they are}, does-not-count: {en: a lawn}}
      - id: Q2
        title: {en: Pesticides}
        text: {en: Pesticides are limited.}
        elements:
          - {id: a, text: {en: limits}, question: {en: "Are there limits?"}, counts: {en: a limit}, does-not-count: {en: a wish}}
"""

RECORD = """\
format: 1
country: {code}
instruments:
  - id: act
    title: An Act
    language: en
    type: law
    status: in-force
    measures:
      - {{id: s1, summary: Hedges are kept, quote: hedges shall be kept, locator: s. 1, explicitness: soil-only, strength: committed}}
      - {{id: s2, summary: Meadows are praised, quote: meadows are fair, locator: s. 2, explicitness: soil-only, strength: acknowledged}}
assessments:
  - framework: pollinators
    cycle: 2025
    method: national-submission
    scope: complete
    state: accepted
    searches: [{{id: s1, instruments: [act], read: whole}}]
    answers:
      Q1: {{evidence: [{{measure: act/{measure}, elements: [{element}]}}]}}
      Q2: {{level: {level}, searched: [s1]{reason}}}
"""

CASES = {
    # Q1 of KEN: one of two elements. Q1 of UGA: a recital; this scale has no word for it.
    "KEN": {"measure": "s1", "element": "a", "level": "nil", "reason": ""},
    "UGA": {"measure": "s2", "element": "b", "level": "fully", "reason": ", reason: seen"},
}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRACKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("TRACKER_STATE_DIR", str(tmp_path / "state"))
    folder = tmp_path / "workspace"
    (folder / "frameworks").mkdir(parents=True)
    (folder / "countries").mkdir()
    (folder / "frameworks" / "pollinators.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "tracker.toml").write_text('framework = "pollinators"\n', encoding="utf-8")
    for code, values in CASES.items():
        text = RECORD.format(code=code, **values)
        (folder / "countries" / f"{code}.yaml").write_text(text, encoding="utf-8")
    return folder


def run(workspace: Path, *words: str) -> Result:
    result = CliRunner().invoke(cli, ["--workspace", str(workspace), *words])
    assert result.exit_code == 0, result.output
    return result


def test_it_is_checked_and_listed(workspace: Path) -> None:
    assert "C201" not in run(workspace, "check").output
    assert "Are hedges kept?" in run(workspace, "framework", "pollinators").output


def test_its_scale_gives_the_levels(workspace: Path) -> None:
    found = json.loads(run(workspace, "export", "json", "-o", "-").stdout)
    levels = {
        (row["country"], row["item"]): (row["status"], row["level"], row["level_value"])
        for row in found["rows"]
    }
    assert levels == {
        ("KEN", "Q1"): ("rated", "partly", 10),
        ("KEN", "Q2"): ("rated", "nil", 0),
        ("UGA", "Q1"): ("not-assessed", None, None),
        ("UGA", "Q2"): ("rated", "fully", 20),
    }


def test_its_glyphs_and_items_are_on_every_screen(workspace: Path) -> None:
    matrix = run(workspace, "matrix").output
    assert "△" in matrix
    assert "✗" in matrix
    assert "Partly" in matrix
    plain = run(workspace, "matrix", "--ascii").output
    assert "△" not in plain
    for command in (
        ("gaps",),
        ("show", "KEN"),
        ("matrix", "--by", "region"),
        ("matrix", "--by", "cycle"),
        ("matrix", "--by", "instrument"),
        ("matrix", "--by", "income", "--missing", "bounds"),
        ("sensitivity",),
    ):
        assert "Q1" in run(workspace, *command).output


def test_it_is_in_the_workbook(workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    run(workspace, "export", "xlsx", "-o", str(target))
    sheet = openpyxl.load_workbook(target)["Coverage"]
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Q1", "Q2", 10, 0, 20} <= values
