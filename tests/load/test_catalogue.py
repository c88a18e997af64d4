"""The built-in files are sound, and a workspace's own are laid over them or left out."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tracker.errors import LoadError
from tracker.finding import Finding
from tracker.load import (
    builtin_files,
    load_catalogue,
    load_countries,
    load_crosswalk,
    load_framework,
    load_reference,
    resources,
)

LEVELS = """\
scale:
  - {id: zero, value: 0, when: said, label: {en: Zero}, definition: {en: Nothing.},
     glyph: "○", ascii: "0", colour: "#FFFFFF"}
  - {id: some, value: 1, when: any, label: {en: Some}, definition: {en: Something.},
     glyph: "●", ascii: "1", colour: "#084A8C"}
"""
ITEM = """\
      - id: {item}
        title: {{en: Item}}
        text: {{en: Text}}
        elements:
          - {{id: a, text: {{en: T}}, question: {{en: Q}}, counts: {{en: C}}, does-not-count: {{en: D}}}}
"""
STATEMENT = """\
statements:
  - id: p1
    paragraph: 1
    text: {en: Few do.}
    asks: {en: How many do?}
    numerator: {elements: [X1.a, X1]}
    supported-if: {operator: "<", share: 0.25}
"""


def framework(label: str, *, items: Iterable[str] = ("X1",), statements: str = "") -> bytes:
    head = f"format: 1\nid: {label}\nversion: 1\ntitle: {{en: Own}}\nsource: {{body: Us}}\n"
    section = "sections:\n  - id: X\n    title: {en: Section}\n    items:\n"
    return (
        head + LEVELS + section + "".join(ITEM.format(item=item) for item in items) + statements
    ).encode()


def crosswalk(label: str, source: str, target: str, relations: str) -> bytes:
    return (
        f"format: 1\nid: {label}\nversion: 1\ntitle: {{en: Own}}\nmade-by: us\n"
        f"source: {{framework: {source}, sections: [X]}}\n"
        f"target: {{framework: {target}, sections: [X]}}\n"
        f"relations: {relations}\n"
    ).encode()


def told(findings: Iterable[Finding]) -> list[tuple[str, str, int, str]]:
    return [(one.code, one.file, one.place.line, one.message) for one in findings]


def test_the_built_in_files_are_sound_and_complete() -> None:
    catalogue = load_catalogue()
    assert catalogue.findings == ()
    assert catalogue.shadowed == ()
    assert list(catalogue.frameworks) == ["cgrfa-soil-2024", "cgrfa-soil-2024-context"]
    assert list(catalogue.crosswalks) == ["cgrfa-soil-2024-answers"]
    reference = catalogue.reference
    assert len(reference.populations["cbd-parties"].members) == 195
    assert reference.countries["NAM"].name["en"] == "Namibia"
    assert reference.countries["EUE"].name["fr"] == "Union européenne"
    assert set(reference.countries["CIV"].name) == {"en", "fr", "es", "ru", "zh", "ar"}
    assert reference.designations["en"]
    core = [one.id for one in catalogue.frameworks["cgrfa-soil-2024"].sections if one.core]
    assert core == ["G", "N", "A"]


def test_items_of_the_framework_are_those_of_the_format() -> None:
    framework = load_catalogue().frameworks["cgrfa-soil-2024"]
    sizes = {section.id: len(section.items) for section in framework.sections}
    assert sizes == {"G": 10, "N": 5, "A": 10, "R": 7}
    paragraphs = {s.id: {item.paragraph for item in s.items} for s in framework.sections}
    assert paragraphs == {"G": {29}, "N": {30}, "A": {31}, "R": {32}}
    assert len(framework.item["G1"].elements) == 7


def test_the_digest_tells_inputs_apart() -> None:
    digests = [
        load_catalogue(own).digest
        for own in (None, {"a.yaml": b"x"}, {"b.yaml": b"x"}, {"b.yaml": b"y"})
    ]
    assert len(set(digests)) == 4
    assert load_catalogue().digest == digests[0] == load_catalogue({}).digest


def test_own_framework_and_crosswalk_are_added() -> None:
    catalogue = load_catalogue(
        {
            "one.yaml": framework("one", statements=STATEMENT),
            "two.yaml": framework("two"),
            "crosswalks/links.yaml": crosswalk(
                "links",
                "one",
                "two",
                "[{source: X1, target: X1, type: equal, rationale: {en: Same}}]",
            ),
            "notes/readme.yaml": b"this is not looked at",
        }
    )
    assert catalogue.findings == ()
    assert catalogue.shadowed == ()
    assert list(catalogue.frameworks)[-2:] == ["one", "two"]
    assert list(catalogue.crosswalks) == ["cgrfa-soil-2024-answers", "links"]


def test_own_framework_in_place_of_a_built_in_one() -> None:
    name = "cgrfa-soil-2024-context"
    source = builtin_files()[f"{name}.yaml"].replace(b"version: 1", b"version: 2", 1)
    catalogue = load_catalogue({f"{name}.yaml": source})
    assert catalogue.findings == ()
    assert catalogue.shadowed == (name,)
    assert catalogue.frameworks[name].version == 2


def test_a_built_in_statement_that_no_longer_fits_is_left_out_and_told() -> None:
    catalogue = load_catalogue(
        {"cgrfa-soil-2024-context.yaml": framework("cgrfa-soil-2024-context")}
    )
    assert {(one.code, one.file) for one in catalogue.findings} == {
        ("S301", "builtin/cgrfa-soil-2024.yaml")
    }
    left = [one.id for one in catalogue.frameworks["cgrfa-soil-2024"].statements]
    assert "p21" in left
    assert "p27" not in left


def test_a_built_in_crosswalk_that_no_longer_fits_is_left_out_and_told() -> None:
    catalogue = load_catalogue({"cgrfa-soil-2024.yaml": framework("cgrfa-soil-2024")})
    assert list(catalogue.crosswalks) == []
    assert {one.file for one in catalogue.findings} == {
        "builtin/crosswalks/cgrfa-soil-2024-answers.yaml"
    }


def test_a_broken_own_framework_leaves_the_built_in_one() -> None:
    source = framework("cgrfa-soil-2024").replace(b"version: 1", b"version: one")
    catalogue = load_catalogue({"cgrfa-soil-2024.yaml": source})
    assert catalogue.shadowed == ()
    assert "G7" in catalogue.frameworks["cgrfa-soil-2024"].item
    assert told(catalogue.findings) == [
        (
            "S103",
            "frameworks/cgrfa-soil-2024.yaml",
            3,
            "`version` is text (`one`); it must be a whole number from 1 to 9999",
        )
    ]


def test_faults_beside_others_are_found_until_none_is_left() -> None:
    on_two = STATEMENT.replace("paragraph: 1", "paragraph: 1\n    framework: two")
    on_none = STATEMENT.replace("paragraph: 1", "paragraph: 1\n    framework: twoo")
    catalogue = load_catalogue(
        {
            "one.yaml": framework("one", statements=on_two),
            "two.yaml": framework("two", statements=on_none),
        }
    )
    assert list(catalogue.frameworks) == ["cgrfa-soil-2024", "cgrfa-soil-2024-context"]
    assert [(code, file, message) for code, file, _, message in told(catalogue.findings)] == [
        ("S301", "frameworks/one.yaml", "`two` is not a framework"),
        ("S301", "frameworks/two.yaml", "`twoo` is not a framework; did you mean `two`?"),
    ]


def test_what_statements_may_name() -> None:
    statements = STATEMENT.replace("[X1.a, X1]", "[X1.b, X2]").replace(
        "    numerator",
        "    section: Y\n    compare: {grouping: incomes, left: [high], right: [low]}\n    numerator",
    )
    statements = statements.replace(", share: 0.25", "")
    second = statements.removeprefix("statements:\n").replace("p1", "p2")
    second = second.replace("incomes", "income").replace("[high]", "[rich]")
    catalogue = load_catalogue({"one.yaml": framework("one", statements=statements + second)})
    assert [message for *_, message in told(catalogue.findings)] == [
        "`Y` is not a section of one",
        "`incomes` is not a grouping; did you mean `income`?",
        "`X1.b` is not an element of X1 in one",
        "`X2` is not an item of one",
        "`Y` is not a section of one",
        "`rich` is not a group of income",
        "`X1.b` is not an element of X1 in one",
        "`X2` is not an item of one",
    ]


def test_duplicates_in_a_framework() -> None:
    source = framework("one", items=("X1", "X1"), statements=STATEMENT)
    source = source.replace(b"id: some", b"id: zero")
    element = b"          - {id: a, text: {en: T}, question: {en: Q}, counts: {en: C}, does-not-count: {en: D}}\n"
    source = source.replace(element, element * 2, 1)
    found = load_framework(source, file="frameworks/one.yaml").findings
    assert sorted(one.pointer for one in found) == [
        "/scale/1/id",
        "/sections/0/items/0/elements/1/id",
        "/sections/0/items/1/id",
    ]
    assert {one.code for one in found} == {"S203"}


def test_a_framework_is_named_as_its_file() -> None:
    (finding,) = load_framework(framework("one"), file="frameworks/two.yaml").findings
    assert finding.message == "`id` says one, and the file is named for two"
    source = crosswalk("links", "one", "two", "[]")
    assert [one.code for one in load_crosswalk(source, file="links2.yaml").findings] == ["S201"]


def test_a_crosswalk_accounts_for_every_item_of_both_sides() -> None:
    relations = "[{source: X1, target: X9, type: subset, rationale: {en: Same}}]"
    catalogue = load_catalogue(
        {
            "one.yaml": framework("one", items=("X1", "X2")),
            "two.yaml": framework("two"),
            "crosswalks/links.yaml": crosswalk("links", "one", "two", relations),
            "crosswalks/lost.yaml": crosswalk("lost", "onne", "two", "[]").replace(
                b"[X]", b"[X, Y]"
            ),
        }
    )
    assert list(catalogue.crosswalks) == ["cgrfa-soil-2024-answers"]
    assert [(file, message) for _, file, _, message in told(catalogue.findings)] == [
        (
            "frameworks/crosswalks/links.yaml",
            "X2 of the source is in no relation and not listed as unmapped",
        ),
        (
            "frameworks/crosswalks/links.yaml",
            "X1 of the target is in no relation and not listed as unmapped",
        ),
        ("frameworks/crosswalks/links.yaml", "`X9` is not an item of X in two"),
        ("frameworks/crosswalks/lost.yaml", "`onne` is not a framework; did you mean `one`?"),
        ("frameworks/crosswalks/lost.yaml", "`Y` is not a section of two"),
    ]


def test_own_countries_are_added_and_keep_names_that_they_lack() -> None:
    table = "\ufeffname_en,iso3,name_fr\r\nArvania,XAA,\r\nKenya (test),KEN,\r\n\r\n".encode()
    catalogue = load_catalogue({"reference/countries.csv": table})
    assert catalogue.findings == ()
    countries = catalogue.reference.countries
    assert countries["XAA"].name == {"en": "Arvania"}
    assert countries["KEN"].name["en"] == "Kenya (test)"
    assert countries["KEN"].name["es"] == "Kenya"
    assert len(countries) == 251


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (b"", "the table has no column iso3; its first line must name its columns, with commas"),
        (b"iso3;name_en\nXAA;A\n", "the table has no column iso3; its first line must name its columns, with commas"),
        (b"iso3,name\nXAA,A\n", "the table has no column name_en; its first line must name its columns, with commas"),
        (b"iso3,name_en\nXA,A\n", "in this row `XA` is not a code of three capital letters"),
        (b"iso3,name_en\nXAA\n", "in this row XAA has no name in name_en"),
        (b"iso3,name_en\nXAA,A\nXAA,B\n", "in this row XAA is there a second time"),
        (b"iso3,name_en\nXAA,C\xf4te\n", "the table can't be read: it is not UTF-8"),
    ],
)  # fmt: skip
def test_tables_with_faults_are_left_out(table: bytes, wanted: str) -> None:
    own = {"reference/countries.csv": table}
    catalogue = load_catalogue(own)
    assert [one.message for one in catalogue.findings] == [wanted]
    assert len(catalogue.reference.countries) == 250


def test_rows_are_found_by_their_line() -> None:
    table = b'iso3,name_en\nXAA,"A\nB"\nxab,C\n'
    (finding,) = load_countries(table, file="x.csv").findings
    assert finding.place.line == 4


def test_own_populations_and_groupings() -> None:
    own = {
        "reference/countries.csv": b"iso3,name_en\nXAA,A\nXAB,B\n",
        "reference/ours.yaml": (
            b"format: 1\n"
            b"designations: {en: Of no country.}\n"
            b"populations:\n"
            b"  - {id: demo, title: {en: Demo}, members: [XAA, XAB]}\n"
            b"groupings:\n"
            b"  - {id: region, title: {en: R}, groups: [{id: north, title: {en: N}, members: [XAA]}]}\n"
        ),
    }
    catalogue = load_catalogue(own)
    reference = catalogue.reference
    assert catalogue.findings == ()
    assert catalogue.shadowed == ("region",)
    assert list(reference.populations)[-1] == "demo"
    assert [group.id for group in reference.groupings["region"].groups] == ["north"]
    assert reference.designations == {"en": "Of no country."}


def test_members_that_no_table_has_leave_the_file_out() -> None:
    source = b"format: 1\npopulations:\n  - {id: demo, title: {en: D}, members: [KEN, XAA]}\n"
    catalogue = load_catalogue({"reference/ours.yaml": source})
    assert "demo" not in catalogue.reference.populations
    assert told(catalogue.findings) == [
        ("S301", "frameworks/reference/ours.yaml", 3, "`XAA` is not in the table of countries")
    ]


def test_a_population_is_told_once() -> None:
    source = b"format: 1\npopulations:\n  - {id: demo, title: {en: D}, members: [KEN]}\n"
    catalogue = load_catalogue({"reference/a.yaml": source, "reference/b.yaml": source})
    assert [one.message for one in catalogue.findings] == [
        "the id `demo` is used twice: a population of frameworks/reference/a.yaml in line 3 has it already"
    ]
    assert catalogue.reference.populations["demo"].members == ("KEN",)


def test_duplicates_within_a_reference_file() -> None:
    source = (
        b"format: 1\ngroupings:\n"
        b"  - {id: a, title: {en: A}, groups: [{id: g, title: {en: G}, members: [KEN, KEN]}]}\n"
        b"  - {id: a, title: {en: A}, groups: [{id: g, title: {en: G}, members: [KEN]}]}\n"
    )
    found = load_reference(source, file="x.yaml").findings
    assert [one.pointer for one in found] == [
        "/groupings/1/id",
        "/groupings/0/groups/0/members/1",
    ]


def test_a_broken_built_in_file_stops_the_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = builtin_files() | {"cgrfa-soil-2024.yaml": b"format: 1\nid: x\n"}
    monkeypatch.setattr("tracker.load.layers.builtin_files", lambda: broken)
    with pytest.raises(LoadError, match=r"builtin/cgrfa-soil-2024\.yaml, line 1"):
        load_catalogue()


def test_a_broken_link_between_built_in_files_stops_the_tool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = builtin_files()
    del files["cgrfa-soil-2024-context.yaml"]
    monkeypatch.setattr("tracker.load.layers.builtin_files", lambda: files)
    with pytest.raises(LoadError, match="is not a framework"):
        load_catalogue()


def test_missing_built_in_files_stop_the_tool(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    with pytest.raises(LoadError):
        builtin_files()


def test_built_in_files_within_the_package_come_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "builtin" / "reference").mkdir(parents=True)
    (tmp_path / "builtin" / "reference" / "x.csv").write_bytes(b"iso3")
    (tmp_path / "builtin" / "readme.md").write_bytes(b"no")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    assert builtin_files() == {"reference/x.csv": b"iso3"}
