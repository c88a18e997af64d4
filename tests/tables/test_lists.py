"""Tables from whole records: evidence, instruments, findings, about."""

import msgspec

from tests.factory import (
    answer,
    collection,
    country,
    instrument,
    law,
    link,
    measure,
    record,
    view,
)
from tracker.analysis.view import Collection
from tracker.finding import Finding, Place, Severity
from tracker.model.record import (
    Agreed,
    Clearance,
    Evidence,
    Next,
    Record,
    Review,
    Translation,
)
from tracker.tables.about import about_table
from tracker.tables.evidence import evidence_table
from tracker.tables.findings import findings_table
from tracker.tables.instruments import instruments_table
from tracker.tables.table import Table, Value, Word

PEOPLE = ("Ann Other", "Bo Person", "Cy Someone", "Di Nobody", "Ed Anyone", "Flo Everyone")


def column(table: Table, name: str) -> list[Value]:
    at = [one.id for one in table.columns].index(name)
    return [row.values[at] for row in table.rows]


def ids(values: list[Value]) -> list[str]:
    return [value.id for value in values if isinstance(value, Word)]


def nothing(_code: str) -> Record | None:
    return None


def linked() -> tuple[Collection, dict[str, Record]]:
    """AAA links its law, a plan that has ended, EU law, and measures that are not there."""
    old = instrument(
        "plan", [measure("p1")], type="plan", status="expired", ends=2020, adopted=2010
    )
    one = country(
        "AAA",
        {
            "G1": answer(
                link("law/monitored", "ba", strength="committed", why="as it says"),
                link("plan/p1", "a"),
                link("law/nothing", "a"),
                link("law/explicit", "c", effect="hinders"),
                link("law/explicit", "z"),
                link("EUE:reg/a1", "a"),
                link("FRA:code/l1", "a"),
            )
        },
        instruments=[law(), old],
    )
    union = record(
        "EUE",
        [],
        instruments=[instrument("reg", [measure("a1", territory="Ionia")], title="EU law")],
    )
    records = {"AAA": one, "EUE": union}
    return collection(one, union), records


def test_every_link_has_a_row_that_says_whether_it_counts() -> None:
    many, records = linked()
    table = evidence_table(many, records.get)
    assert ids(column(table, "standing")) == [
        "counts",
        "ended",
        "measure-not-found",
        "hinders",
        "element-not-found",
        "not-direct",
        "measure-not-found",
    ]
    assert column(table, "elements") == ["a b", "a", "a", "c", "z", "a", "a"]
    assert column(table, "instrument") == [
        "law",
        "plan",
        "law",
        "law",
        "law",
        "EUE:reg",
        "FRA:code",
    ]
    assert column(table, "measure")[0] == "monitored"
    assert column(table, "strength")[:2] == ["committed", "committed"]  # lowered by the link
    assert column(table, "why")[0] == "as it says"
    assert column(table, "instrument_title")[5] == "EU law"
    assert column(table, "territory")[5] == "Ionia"
    assert str(column(table, "standing")[1]) == "does not count: ended before the cycle"


def test_a_record_that_was_not_read_is_not_cited() -> None:
    many, records = linked()
    unread = msgspec.structs.replace(many, countries=many.countries[:1], not_read=("EUE",))
    table = evidence_table(unread, records.get)
    # the facts were resolved with the record; the wording of one that is not in the collection is not shown
    assert column(table, "instrument_title")[5] is None


def test_no_table_names_a_person() -> None:
    quoted = msgspec.structs.replace(
        measure("m1", quote="La vie des sols"),
        translation=Translation("Soil life", "en", by=PEOPLE[0]),
    )
    given = msgspec.structs.replace(
        answer(link("law/m1", "a"), level="low", reason="because"),
        review=Review(
            "high", comment=f"says {PEOPLE[1]}", by=PEOPLE[1], agreed=Agreed(by=PEOPLE[2])
        ),
        next=Next("read on", by=PEOPLE[3]),
    )
    one = country("AAA", {"G1": given}, instruments=[instrument("law", [quoted])])
    one = msgspec.structs.replace(
        one,
        contacts=(PEOPLE[4],),
        assessments=(
            msgspec.structs.replace(
                one.assessments[0], assessors=(PEOPLE[5],), clearance=Clearance(role=PEOPLE[4])
            ),
        ),
    )
    many = collection(one)
    records = {"AAA": one}
    tables = (
        evidence_table(many, records.get),
        instruments_table(many, records.get),
        about_table(many, view(many), inputs="abc"),
    )
    text = repr(tables)
    assert not [name for name in PEOPLE if name in text]
    assert column(tables[0], "translation") == ["Soil life"]
    assert column(tables[0], "quote_language") == ["en"]


def test_a_country_without_its_record_has_no_evidence() -> None:
    many, _records = linked()
    assert evidence_table(many, nothing).rows == ()
    assert len(instruments_table(many, nothing).rows) == 3


def test_instruments_are_listed_with_their_links() -> None:
    many, records = linked()
    table = instruments_table(many, records.get)
    assert column(table, "instrument") == ["law", "plan", "reg"]
    assert column(table, "links") == [2, 1, 1]  # what leads nowhere is no link
    assert column(table, "measures") == [6, 1, 1]
    assert column(table, "last_year") == [None, 2020, None]
    assert column(table, "country_name") == ["Country A", "Country A", "European Union"]
    assert ids(column(table, "binding")) == ["yes", "yes", "yes"]


def test_the_same_measure_linked_twice_keeps_its_own_rows() -> None:
    twice: tuple[Evidence, ...] = (
        link("law/explicit", "a", strength="acknowledged", why="one"),
        link("law/explicit", "a", why="two"),
    )
    one = country("AAA", {"G1": answer(*twice)})
    table = evidence_table(collection(one), {"AAA": one}.get)
    assert column(table, "why") == ["one", "two"]
    assert ids(column(table, "strength")) == ["acknowledged", "committed"]


def test_findings_stand_in_the_order_of_reading() -> None:
    def finding(file: str, line: int) -> Finding:
        return Finding(
            "C201",
            "unknown-item",
            Severity.ERROR,
            "{item} is none",
            {"item": "G11"},
            file,
            Place(line, 3, ("a", 0)),
        )

    many = collection(country("AAA", {}))
    table = findings_table(many, [finding("b.yaml", 1), finding("a.yaml", 9), finding("a.yaml", 2)])
    assert [row.values for row in table.rows] == [
        ("error", "C201", "unknown-item", "a.yaml", 2, 3, "G11 is none", "/a/0"),
        ("error", "C201", "unknown-item", "a.yaml", 9, 3, "G11 is none", "/a/0"),
        ("error", "C201", "unknown-item", "b.yaml", 1, 3, "G11 is none", "/a/0"),
    ]


def test_about_says_what_it_is_and_how_it_was_made() -> None:
    many = collection(country("AAA", {"G1": "low"}, state="draft"))
    table = about_table(many, view(many), inputs="0123abcd")
    said = {str(row.values[0]): str(row.values[1]) for row in table.rows}
    assert table.head.full_title == "DRAFT – A small framework"
    assert said["Hash of the inputs"] == "0123abcd"
    assert said["Tool"].startswith("tracker ")
    assert said["Framework's source"] == "A body; 2024-09-25"
    assert said["◑ 2 Low"] == "What low means."
    assert said["Caution"].startswith("Levels tell how far")
    assert said["Designations"] == "The designations employed do not imply any opinion."
    assert said["not assessed"] == "nobody has looked yet; not in n, in N; never a zero"
