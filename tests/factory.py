"""Small hand-made collections for tests: a framework of two sections, records, a collection.

Plain functions over the real structs, so that a test writes only what it is about::

    one = country("AAA", {"G1": "low", "G2": answer(link("law/explicit", "ab"))})
    many = collection(one, country("BBB", {"G1": "none", "G2": "none"}))
    view(many)

Members of the population are AAA … JJJ (N = 10): the first five in the region ``north``, the last
five in ``south``; AAA, BBB and FFF of income ``high``, the rest ``low``, JJJ in no income group.
``EUE`` and ``ZZZ`` are shown apart.
"""

from collections.abc import Iterable, Mapping, Sequence

from tracker.analysis.view import Collection, Missing, View
from tracker.method.facts import CountryFacts
from tracker.method.rating import Rater
from tracker.method.resolve import facts_of
from tracker.model.crosswalk import Crosswalk, Relation, Side
from tracker.model.framework import (
    Element,
    Framework,
    Item,
    Level,
    Section,
    Source,
    Statement,
    When,
)
from tracker.model.record import (
    Agreed,
    Answer,
    AnswerStatus,
    Assessment,
    Date,
    Effect,
    Evidence,
    Explicitness,
    Instrument,
    InstrumentType,
    Measure,
    Method,
    Reading,
    Record,
    Review,
    Scope,
    Search,
    State,
    Status,
    Strength,
)
from tracker.model.reference import Country, Group, Grouping, Population, Reference

FRAMEWORK = "small"
CYCLE = 2026
MEMBERS = tuple(letter * 3 for letter in "ABCDEFGHIJ")
DESIGNATIONS = "The designations employed do not imply any opinion."

_SCALE: tuple[tuple[str, When, str, str], ...] = (
    ("none", "said", "○", "#F2E6D9"),
    ("mentioned", "mentioned", "◔", "#DCE9F5"),
    ("low", "any", "◑", "#A6CBE6"),
    ("medium", "most", "◕", "#4A90C4"),
    ("high", "all", "●", "#084A8C"),
)


def scale() -> tuple[Level, ...]:
    """Return the five levels none, mentioned, low, medium, high."""
    return tuple(
        Level(
            id=name,
            value=value,
            when=when,
            label={"en": name.capitalize()},
            definition={"en": f"What {name} means."},
            glyph=glyph,
            ascii=str(value),
            colour=colour,
        )
        for value, (name, when, glyph, colour) in enumerate(_SCALE)
    )


def item(item_id: str, letters: str, *, optional: str = "", title: str = "") -> Item:
    """Make an item with one element a letter; those in ``optional`` are optional."""
    return Item(
        id=item_id,
        paragraph=29,
        bullet=1,
        title={"en": title or f"Title of {item_id}"},
        text={"en": f"Text of {item_id}."},
        elements=tuple(
            Element(
                id=letter,
                text={"en": f"element {letter} of {item_id}"},
                question={"en": f"Does the instrument address {letter} of {item_id}?"},
                counts={"en": "Wording that counts."},
                does_not_count={"en": "Wording that does not count."},
                optional=letter in optional,
            )
            for letter in letters
        ),
    )


def framework(
    framework_id: str = FRAMEWORK,
    *,
    sections: Sequence[Section] | None = None,
    levels: Sequence[Level] | None = None,
    statements: Sequence[Statement] = (),
) -> Framework:
    """Make a framework: core section G (G1 with a–c and optional d, G2 with a, b), A (A1, A2)."""
    usual = (
        Section(
            "G", {"en": "Gaps"}, (item("G1", "abcd", optional="d"), item("G2", "ab")), core=True
        ),
        Section("A", {"en": "Actions"}, (item("A1", "a"), item("A2", "ab"))),
    )
    return Framework(
        format=1,
        id=framework_id,
        version=1,
        title={"en": "A small framework"},
        source=Source(body="A body", date="2024-09-25"),
        scale=tuple(levels) if levels else scale(),
        sections=usual if sections is None else tuple(sections),
        statements=tuple(statements),
    )


def crosswalk(*pairs: tuple[str, str], framework_id: str = FRAMEWORK) -> Crosswalk:
    """Make a crosswalk; each pair is (the item that answers, the item answered)."""
    return Crosswalk(
        format=1,
        id="answers",
        version=1,
        title={"en": "Actions that answer gaps"},
        source=Side(framework_id, ("A",)),
        target=Side(framework_id, ("G",)),
        made_by="editorial",
        relations=tuple(
            Relation(source, target, "intersects", {"en": "They share words."})
            for source, target in pairs
        ),
    )


def measure(
    measure_id: str,
    *,
    strength: str = "committed",
    explicitness: str = "explicit",
    quote: str | None = None,
    locator: str | None = "Art. 1",
    territory: str | None = None,
    summary: str = "",
) -> Measure:
    """Make a measure: committed, explicit and nationwide unless told otherwise."""
    return Measure(
        id=measure_id,
        summary=summary or f"What {measure_id} says",
        strength=Strength(strength),
        explicitness=Explicitness(explicitness),
        quote=quote,
        locator=locator,
        territory=territory,
    )


def instrument(
    instrument_id: str,
    measures: Iterable[Measure] = (),
    *,
    type: str = "law",  # noqa: A002 - the format's own word
    status: str = "in-force",
    binding: bool | None = True,
    adopted: Date | None = 2020,
    ends: Date | None = None,
    read: str | None = "whole",
    title: str = "",
    url: str | None = None,
    territory: str | None = None,
    direct: bool = False,
) -> Instrument:
    """Make an instrument: a binding law in force since 2020, read whole, unless told otherwise."""
    return Instrument(
        id=instrument_id,
        title=title or f"Title of {instrument_id}",
        language="en",
        type=InstrumentType(type),
        status=Status(status),
        binding=binding,
        adopted=adopted,
        ends=ends,
        read=None if read is None else Reading(read),
        url=url,
        territory=territory,
        applies="direct" if direct else None,
        measures=tuple(measures),
    )


def law() -> Instrument:
    """Return the usual law: measures explicit, biological, soil, recital, specified, monitored."""
    return instrument(
        "law",
        (
            measure("explicit"),
            measure("biological", explicitness="biological"),
            measure("soil", explicitness="soil-only"),
            measure("recital", strength="acknowledged"),
            measure("specified", strength="specified"),
            measure("monitored", strength="monitored"),
        ),
    )


def link(
    reference: str,
    elements: str,
    *,
    effect: Effect = "supports",
    strength: str | None = None,
    explicitness: str | None = None,
    why: str | None = None,
) -> Evidence:
    """Link a measure (``law/explicit``) to elements, one letter each."""
    return Evidence(
        measure=reference,
        elements=tuple(elements),
        why=why,
        effect=effect,
        strength=None if strength is None else Strength(strength),
        explicitness=None if explicitness is None else Explicitness(explicitness),
    )


def answer(
    *evidence: Evidence,
    level: str | None = None,
    status: str | None = None,
    reason: str | None = None,
    notes: str | None = None,
    searched: Sequence[str] = (),
    review: str | None = None,
    agreed: bool = False,
    carried_from: int | None = None,
) -> Answer:
    """Make an answer; ``review`` is the reviewer's level, not agreed by the country unless so told."""
    return Answer(
        evidence=evidence,
        level=level,
        status=None if status is None else AnswerStatus(status),
        reason=reason,
        notes=notes,
        searched=tuple(searched),
        review=Review(level=review, agreed=Agreed() if agreed else None) if review else None,
        carried_from=carried_from,
    )


def assessment(
    answers: Mapping[str, str | Evidence | Answer],
    *,
    cycle: int = CYCLE,
    method: Method = "desk-review",
    scope: Scope = "complete",
    state: str = "accepted",
    framework_id: str = FRAMEWORK,
    no_instrument: Sequence[str] = (),
) -> Assessment:
    """Make an assessment; an answer may be a set level, one link, or a whole answer.

    A word that is no level of the usual scale is a status (``not-applicable``).
    """
    return Assessment(
        framework=framework_id,
        cycle=cycle,
        method=method,
        scope=scope,
        state=State(state),
        searches=(Search("s1", read=Reading.WHOLE),),
        no_instrument=tuple(InstrumentType(one) for one in no_instrument),
        answers={item_id: _answer(given) for item_id, given in answers.items()},
    )


def _answer(given: str | Evidence | Answer) -> Answer:
    if isinstance(given, Answer):
        return given
    if isinstance(given, Evidence):
        return answer(given)
    if given in list(AnswerStatus):
        return answer(status=given, reason="why", searched=("s1",))
    return answer(level=given, searched=("s1",) if given == "none" else ())


def record(
    code: str, assessments: Iterable[Assessment], *, instruments: Iterable[Instrument] | None = None
) -> Record:
    """Make a record of several assessments; its instruments are the usual law unless given."""
    return Record(
        format=1,
        country=code,
        instruments=(law(),) if instruments is None else tuple(instruments),
        assessments=tuple(assessments),
    )


def country(
    code: str,
    answers: Mapping[str, str | Evidence | Answer],
    *,
    instruments: Iterable[Instrument] | None = None,
    cycle: int = CYCLE,
    method: Method = "desk-review",
    scope: Scope = "complete",
    state: str = "accepted",
    no_instrument: Sequence[str] = (),
) -> Record:
    """Make a record of one assessment of the usual framework."""
    one = assessment(
        answers, cycle=cycle, method=method, scope=scope, state=state, no_instrument=no_instrument
    )
    return record(code, [one], instruments=instruments)


def reference(names: Mapping[str, str] | None = None) -> Reference:
    """Return the reference of the module's page; names are "Country A" … unless given."""
    known = {code: f"Country {code[0]}" for code in (*MEMBERS, "ZZZ")}
    known |= {"EUE": "European Union", **(names or {})}
    members = Population(
        id="members",
        title={"en": "Members of the test"},
        members=MEMBERS,
        as_of="2026-01-01",
        apart=("EUE", "ZZZ"),
    )
    return Reference(
        countries={code: Country(code, {"en": name}) for code, name in known.items()},
        populations={"members": members},
        groupings={
            "region": _grouping("region", north=MEMBERS[:5], south=MEMBERS[5:]),
            "income": _grouping(
                "income", high=("AAA", "BBB", "FFF"), low=("CCC", "DDD", "EEE", "GGG", "HHH", "III")
            ),
        },
        designations={"en": DESIGNATIONS},
    )


def _grouping(grouping_id: str, **groups: tuple[str, ...]) -> Grouping:
    return Grouping(
        id=grouping_id,
        title={"en": grouping_id.capitalize()},
        groups=tuple(
            Group(group, {"en": group.capitalize()}, members) for group, members in groups.items()
        ),
    )


def facts(
    one: Record, *, of: Framework | None = None, foreign: Sequence[Record] = ()
) -> CountryFacts:
    """Resolve a record against the usual framework, or the one given."""
    used = of or framework()
    return facts_of(
        one,
        file=f"countries/{one.country}.yaml",
        frameworks={used.id: used},
        foreign={other.country: other for other in foreign},
    )


def collection(
    *records: Record,
    of: Framework | None = None,
    not_read: Sequence[str] = (),
    crosswalks: Iterable[Crosswalk] = (),
    names: Mapping[str, str] | None = None,
) -> Collection:
    """Make a collection; records see each other as foreign ones."""
    used = of or framework()
    ordered = sorted(records, key=lambda one: one.country)
    return Collection(
        countries=tuple(facts(one, of=used, foreign=ordered) for one in ordered),
        frameworks={used.id: used},
        crosswalks={one.id: one for one in crosswalks},
        reference=reference(names),
        not_read=tuple(not_read),
    )


def view(
    of: Collection,
    *,
    cycle: int = CYCLE,
    rater: Rater = Rater.SELF,
    missing: Missing = Missing.REPORTING_ONLY,
    only: Sequence[str] = (),
    states: Sequence[str] = (),
    scope: Scope | None = None,
    group: tuple[str, str] | None = None,
) -> View:
    """Make a view of a collection's first framework and its usual population."""
    return View(
        framework=next(iter(of.frameworks.values())),
        cycle=cycle,
        population=of.reference.populations["members"],
        rater=rater,
        missing=missing,
        only=tuple(only),
        states=tuple(State(state) for state in states),
        scope=scope,
        group=group,
    )
