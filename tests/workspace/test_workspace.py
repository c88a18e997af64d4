"""A workspace as its users meet it: snapshots, the cache, broken files, one edit."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker.load.shaping
from tracker.errors import NoWorkspaceError, StaleFileError, UsageError
from tracker.files import Source
from tracker.finding import Severity
from tracker.load import Catalogue, Loaded
from tracker.workspace import Target, Workspace, find, init_workspace
from tracker.workspace.reader import load

TODAY = date(2026, 11, 23)

RECORD = """\
# Kept: a comment at the top
format: 1
country: KEN
instruments:
  - id: act   # the Act
    title: "An Act"
    language: en
    type: law
    status: in-force
    binding: true
    read: whole
    measures:
      - id: s1
        summary: Soil organisms are protected
        quote: soil organisms shall be protected
        locator: s. 1
        explicitness: explicit
        strength: committed
assessments:
  - framework: cgrfa-soil-2024
    cycle: 2026
    method: desk-review
    scope: examples
    state: draft
    answers:
      # the first gap
      G1: {}
      G7:   {evidence: [{measure: act/s1, elements: [c], why: it is}], confidence: low} # odd spacing
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRACKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("TRACKER_STATE_DIR", str(tmp_path / "state"))
    folder = tmp_path / "workspace"
    (folder / "countries").mkdir(parents=True)
    (folder / "countries" / "KEN.yaml").write_text(RECORD, encoding="utf-8")
    return folder


def open_at(root: Path, *, cache: bool = True) -> Workspace:
    return find(root, today=TODAY, cache=cache)


def test_found_from_a_folder_within(root: Path) -> None:
    deep = root / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep, today=TODAY).root == root


def test_no_workspace_names_init(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspaceError, match="tracker init"):
        find(tmp_path, today=TODAY)


def test_a_second_reading_parses_nothing_and_says_the_same(root: Path) -> None:
    first = open_at(root).snapshot()
    second = open_at(root).snapshot()
    plain = open_at(root, cache=False).snapshot()
    assert (first.loaded, second.loaded, plain.loaded) == (1, 0, 1)
    assert first.collection.countries == second.collection.countries == plain.collection.countries
    assert first.findings == second.findings == plain.findings
    assert first.digest == second.digest


def test_only_what_changed_is_read_again(root: Path) -> None:
    other = RECORD.replace("country: KEN", "country: UGA")
    (root / "countries" / "UGA.yaml").write_text(other, encoding="utf-8")
    assert open_at(root).snapshot().loaded == 2
    (root / "countries" / "UGA.yaml").write_text(other + "# more\n", encoding="utf-8")
    assert open_at(root).snapshot().loaded == 1


def test_a_whole_record_is_parsed_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts may come from the cache; the wording is parsed when first asked for, then kept."""
    open_at(root).snapshot()
    parsed: list[str] = []

    def counted(source: Source, file: str, code: str, catalogue: Catalogue) -> Loaded:
        parsed.append(code)
        return load(source, file, code, catalogue)

    monkeypatch.setattr("tracker.workspace.snapshot.load", counted)
    whole, plain = open_at(root).snapshot(whole=True), open_at(root).snapshot()
    assert (whole.loaded, plain.loaded) == (0, 0)
    records = [whole.record("KEN"), whole.record("KEN"), plain.record("KEN"), plain.record("KEN")]
    assert records[0] is not None
    assert all(one == records[0] for one in records)
    assert parsed == ["KEN"] * 3  # once for the one that keeps it


def test_a_change_of_a_cited_record_reaches_those_that_cite_it(root: Path) -> None:
    union = RECORD.replace("country: KEN", "country: EUE").replace(
        "    binding: true", "    binding: true\n    applies: direct"
    )
    linked = RECORD.replace("measure: act/s1", "measure: 'EUE:act/s1'")
    (root / "countries" / "EUE.yaml").write_text(union, encoding="utf-8")
    (root / "countries" / "KEN.yaml").write_text(linked, encoding="utf-8")

    def level() -> str | None:
        snapshot = open_at(root).snapshot()
        kenya = next(one for one in snapshot.collection.countries if one.country == "KEN")
        return kenya.assessments[0].cells["G7"].derived_level

    assert level() == "low"
    weaker = union.replace("strength: committed", "strength: acknowledged")
    (root / "countries" / "EUE.yaml").write_text(weaker, encoding="utf-8")
    assert level() == "mentioned"
    (root / "countries" / "EUE.yaml").unlink()
    assert level() is None


def test_a_damaged_cache_is_a_miss(root: Path, tmp_path: Path) -> None:
    good = open_at(root).snapshot()
    for kept in (tmp_path / "cache").rglob("KEN"):
        kept.write_bytes(b"\x93garbage")
    again = open_at(root).snapshot()
    assert again.loaded == 1
    assert again.collection.countries == good.collection.countries


BROKEN = {
    "duplicate key": b"format: 1\ncountry: UGA\ncountry: UGA\n",
    "tab": b"format: 1\ncountry: UGA\ninstruments:\n\t- id: a\n",
    "anchor": b"format: 1\ncountry: &c UGA\n",
    "alias": b"format: &f 1\ncountry: *f\n",
    "tag": b"format: 1\ncountry: !!str UGA\n",
    "second document": b"format: 1\ncountry: UGA\n---\nformat: 1\n",
    "UTF-16": "format: 1\ncountry: UGA\n".encode("utf-16"),
    "not UTF-8": b"format: 1\ncountry: UG\xe1\n",
    "NUL": b"format: 1\ncountry: UGA\n# \x00\n",
    "empty": b"",
    "a list": b"- format\n- country\n",
    "10 MB": b"format: 1\ncountry: UGA\n" + b"# much\n" * 1_500_000,
    "3,000 levels": b"format: 1\ncountry: UGA\nnotes: " + b"[" * 3000 + b"]" * 3000 + b"\n",
    "unknown key": b"format: 1\ncountry: UGA\ncontry: UGA\n",
    "wrong type": b"format: 1\ncountry: UGA\ninstruments: many\n",
    "impossible date": RECORD.replace("KEN", "UGA")
    .replace("    read: whole", "    read: whole\n    adopted: 2026-02-30")
    .encode(),
    "newer format": b"format: 2\ncountry: UGA\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_a_finding_and_the_others_are_computed(root: Path, name: str) -> None:
    (root / "countries" / "UGA.yaml").write_bytes(BROKEN[name])
    snapshot = open_at(root).snapshot()
    assert snapshot.collection.not_read == ("UGA",)
    assert [one.country for one in snapshot.collection.countries] == ["KEN"]
    found = [one for one in snapshot.findings if one.file == "countries/UGA.yaml"]
    assert found
    assert all(one.severity is Severity.ERROR for one in found if one.code[0] in "YS")
    assert all("{" not in one.message for one in found)


def test_a_folder_in_a_records_place_is_a_finding(root: Path) -> None:
    (root / "countries" / "UGA.yaml").mkdir()
    os.mkfifo(root / "countries" / "TZA.yaml")
    (root / "countries" / "RWA.yaml").symlink_to(root / "nowhere")
    (root / "countries" / "BDI.yml").write_text(RECORD, encoding="utf-8")
    snapshot = open_at(root).snapshot()
    assert snapshot.collection.not_read == ("RWA", "TZA", "UGA")
    codes = {(one.file, one.code) for one in snapshot.findings if one.file != "countries/KEN.yaml"}
    assert codes == {
        ("countries/BDI.yml", "Y503"),
        ("countries/RWA.yaml", "Y501"),
        ("countries/TZA.yaml", "Y501"),
        ("countries/UGA.yaml", "Y501"),
    }


def test_set_changes_its_own_line_and_nothing_else(root: Path) -> None:
    path = root / "countries" / "KEN.yaml"
    result = open_at(root).set("KEN", Target("G7"), ["confidence=high"])
    before, after = RECORD.splitlines(), path.read_text(encoding="utf-8").splitlines()
    differing = [index for index, line in enumerate(after) if line != before[index]]
    assert len(before) == len(after)
    assert differing == [len(before) - 1]
    assert after[-1] == before[-1].replace("confidence: low", "confidence: high")
    assert result.changes == ((len(before), before[-1], after[-1]),)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_set_keeps_byte_order_mark_and_line_ends(root: Path, ends: str, mark: str) -> None:
    path = root / "countries" / "KEN.yaml"
    path.write_bytes((mark + RECORD).replace("\n", ends).encode())
    open_at(root).set("KEN", Target("G1"), ["level=low", "reason=read by hand"])
    expected = (mark + RECORD.replace("G1: {}", "G1: {level: low, reason: read by hand}")).replace(
        "\n", ends
    )
    assert path.read_bytes().decode() == expected


def test_set_links_unlinks_and_removes(root: Path) -> None:
    path = root / "countries" / "KEN.yaml"
    workspace = open_at(root)
    workspace.set("KEN", Target("G1"), ["link=act/s1:a,b"])
    kenya = workspace.snapshot().record("KEN")
    assert kenya is not None
    (evidence,) = kenya.assessments[0].answers["G1"].evidence
    assert (evidence.measure, evidence.elements) == ("act/s1", ("a", "b"))
    workspace.set("KEN", Target("G1"), ["unlink=act/s1"])
    assert path.read_text(encoding="utf-8") == RECORD


@pytest.mark.parametrize(
    ("target", "assignments", "message"),
    [
        (Target("G7"), ["levle=low"], "Did you mean level"),
        (Target("G7"), ["level"], "FIELD=VALUE"),
        (Target("G77"), ["level=low"], "asks G77"),
        (Target("G7", cycle=2022), ["level=low"], "--cycle 2026"),
        (Target("G7"), ["link=act/s1"], "INSTRUMENT/MEASURE"),
        (Target("G7"), ["unlink=act/s9"], "act/s1"),
    ],
)
def test_set_refuses_what_it_does_not_understand(
    root: Path, target: Target, assignments: list[str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        open_at(root).set("KEN", target, assignments)
    assert (root / "countries" / "KEN.yaml").read_text(encoding="utf-8") == RECORD


def test_set_refuses_when_two_assessments_ask_the_item(root: Path) -> None:
    second = RECORD[RECORD.index("  - framework") :].replace("cycle: 2026", "cycle: 2022")
    path = root / "countries" / "KEN.yaml"
    path.write_text(RECORD + second, encoding="utf-8")
    with pytest.raises(UsageError, match=r"(?s)several assessments.*--cycle 2026.*--cycle 2022"):
        open_at(root).set("KEN", Target("G7"), ["level=low"])
    open_at(root).set("KEN", Target("G1", cycle=2022), ["level=low"])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if "G1:" in line] == ["G1: {}", "G1: {level: low}"]


def test_a_snapshot_does_not_mix_with_a_later_file(root: Path) -> None:
    snapshot = open_at(root).snapshot()
    (root / "countries" / "KEN.yaml").write_text(RECORD + "# later\n", encoding="utf-8")
    with pytest.raises(StaleFileError):
        snapshot.record("KEN")


def test_new_record_is_laid_out_in_house_style_and_checks_clean(root: Path) -> None:
    workspace = open_at(root)
    path = workspace.new_record("UGA", method="national-submission")
    text = path.read_text(encoding="utf-8")
    assert "G1: {}  # Research on nutrient-cycling" in text
    assert not any(one.changed for one in workspace.format([path], check=True))
    found = [one for one in workspace.snapshot().findings if one.file == "countries/UGA.yaml"]
    assert not [one for one in found if one.severity is Severity.ERROR]
    with pytest.raises(UsageError, match="there already"):
        workspace.new_record("UGA")
    with pytest.raises(UsageError, match="UGB"):
        workspace.new_record("UGB")


def test_init_writes_into_an_empty_folder_only(root: Path, tmp_path: Path) -> None:
    made = init_workspace(tmp_path / "fresh", demo=False)
    assert find(made, today=TODAY).snapshot().collection.countries == ()
    with pytest.raises(UsageError, match="not empty"):
        init_workspace(root, demo=False)


def test_settings_that_make_no_sense_are_named(root: Path) -> None:
    (root / "tracker.toml").write_text("cycel = 2026\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"tracker\.toml.*cycel"):
        _ = open_at(root).defaults


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link"])
def test_settings_that_are_no_file_are_named(root: Path, kind: str) -> None:
    path = root / "tracker.toml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(root / "nowhere")
    with pytest.raises(UsageError, match=r"tracker\.toml"):
        _ = open_at(root).defaults


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_that_is_not_utf8_is_a_finding(root: Path) -> None:
    for name in (b"\xff.yaml", b"K\xfe.yml"):
        (root / "countries" / os.fsdecode(name)).write_text(RECORD, encoding="utf-8")
    for again in range(2):  # the second time from the cache
        snapshot = open_at(root).snapshot()
        assert [one.country for one in snapshot.collection.countries] == ["KEN"], again
        assert snapshot.collection.not_read == ("\\xff",)
        found = {(one.file, one.code) for one in snapshot.findings if one.code in ("S201", "Y503")}
        assert found == {("countries/\\xff.yaml", "S201"), ("countries/K\\xfe.yml", "Y503")}
        for finding in snapshot.findings:
            finding.message.encode()
    bad = root / "countries" / os.fsdecode(b"\xff.yaml")
    assert [one.code for one in open_at(root).check([bad])][:1] == ["S201"]


def test_what_is_no_file_among_the_frameworks_is_a_finding(root: Path) -> None:
    folder = root / "frameworks"
    folder.mkdir()
    (folder / "one.yaml").mkdir()
    os.mkfifo(folder / "two.yaml")
    (folder / "three.yaml").symlink_to("three.yaml")
    snapshot = open_at(root).snapshot()
    found = {one.file for one in snapshot.findings if one.code == "Y501"}
    assert found == {f"frameworks/{name}.yaml" for name in ("one", "two", "three")}
    assert [one.country for one in snapshot.collection.countries] == ["KEN"]


def test_frameworks_that_link_to_themselves_are_a_finding(root: Path) -> None:
    (root / "frameworks").symlink_to("frameworks")
    snapshot = open_at(root).snapshot()
    assert [one.file for one in snapshot.findings if one.code == "Y501"] == ["frameworks"]
    assert [one.country for one in snapshot.collection.countries] == ["KEN"]


def test_set_names_lines_as_editors_count_them(root: Path) -> None:
    path = root / "countries" / "KEN.yaml"
    path.write_text(RECORD.replace("An Act", "An\u2028Act\x85of old"), encoding="utf-8")
    done = open_at(root).set("KEN", Target("G1"), ["notes=seen"])
    assert [line for line, _before, _after in done.changes] == [
        RECORD.split("\n").index("      G1: {}") + 1
    ]


def test_set_in_a_long_file_of_like_lines_is_quick(root: Path) -> None:
    path = root / "countries" / "KEN.yaml"
    like = "\n".join(["        #"] * 60_000)
    path.write_text(RECORD.replace("      # the first gap", like), encoding="utf-8")
    done = open_at(root).set("KEN", Target("G1"), ["notes=seen"])
    assert len(done.changes) == 1


def test_check_reads_what_the_snapshot_does_not(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = RECORD.replace("format: 1", "format: one")
    for folder in (root / "inbox", root / "countries" / "old", root.parent / "mail"):
        folder.mkdir()
        (folder / "KEN.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(root / "countries")
    workspace = open_at(root)
    for given in ("../inbox", "../inbox/KEN.yaml", "old", root.parent / "mail", "../../mail"):
        found = workspace.check([Path(given)])
        assert [one.code for one in found if one.severity is Severity.ERROR], given
    assert not workspace.check([Path("KEN.yaml"), root])
    with pytest.raises(UsageError, match="no such file"):
        workspace.check([Path("nowhere.yaml")])


@pytest.mark.parametrize("given", ["UGA", "uga", "Uganda", "OUGANDA", "乌干达"])
def test_a_country_goes_by_its_code_or_its_name(root: Path, given: str) -> None:
    assert open_at(root).new_record(given).name == "UGA.yaml"


def test_a_country_that_is_not_there_is_met_with_names_like_it(root: Path) -> None:
    with pytest.raises(UsageError, match=r"UGA \(Uganda\)"):
        open_at(root).new_record("Ugannda")


def test_whole_records_are_parsed_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []
    real = tracker.load.shaping.shape

    def counted(source: bytes, **more: Any) -> Any:  # noqa: ANN401 - whatever is given
        parsed.append(more["file"])
        return real(source, **more)

    monkeypatch.setattr("tracker.load.record.shape", counted)
    whole = open_at(root).snapshot(whole=True)
    kept = whole.record("KEN")
    assert parsed == ["countries/KEN.yaml"]
    assert kept == open_at(root, cache=False).snapshot().record("KEN")


def test_a_new_answer_stands_where_its_item_does(root: Path) -> None:
    open_at(root).set("KEN", Target(item="G3"), ["status=not-disclosed"])
    lines = (root / "countries" / "KEN.yaml").read_text(encoding="utf-8").splitlines()
    items = [line.split(":")[0].strip() for line in lines if line.startswith("      G")]
    assert items == ["G1", "G3", "G7"]
