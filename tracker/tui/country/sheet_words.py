"""A country's sheet as text for the screen."""

from collections.abc import Iterator

from textual.content import Content

from tracker.i18n import _, ngettext
from tracker.tables import symbols
from tracker.tables.sheet import Sheet, SheetInstrument, SheetSection
from tracker.tables.sheet_item import SheetEvidence, SheetItem
from tracker.tables.table import Mark
from tracker.tui import door, glyphs
from tracker.tui.country.subject import Subject


def sheet_words(made: Sheet, subject: Subject) -> Content:
    """Write the sheet: head, a line a section, then items, instruments and searches."""
    lines = [Content.assemble((door.words(made.head.full_title), "bold $text-primary"))]
    lines += [
        Content.assemble((door.words(f"{label}: "), "dim"), door.words(value))
        for label, value in made.head.facts
    ]
    lines.append(Content())
    lines += [_line(section) for section in made.sections]
    lines.append(_legend(subject))
    for section in made.sections:
        lines += _section(section)
    if made.instruments:
        lines += [Content(), _title(_("Instruments"))]
        lines += [_instrument(one) for one in made.instruments]
    if made.searches:
        lines += [Content(), _title(_("Searches"))]
        lines += [door.text(one) for one in made.searches]
    return Content("\n").join(lines)


def _title(words: str) -> Content:
    return Content.assemble((door.words(words), "bold $text-accent"))


def _sign(mark: Mark) -> str:
    thing = mark.rated.level or mark.rated.state
    return glyphs.sign(thing) + symbols.mark_of(mark).strip()


def _line(section: SheetSection) -> Content:
    done = _("{k} of {n} assessed").format(k=section.assessed, n=section.applicable)
    items = "  ".join(f"{one.id} {_sign(one.mark)}" for one in section.items)
    bar = glyphs.bar(section.assessed, section.applicable)
    return Content.assemble(
        (door.words(f"{section.id}  {bar}  {done}   "), "bold"), door.words(items)
    )


def _legend(subject: Subject) -> Content:
    levels = "  ".join(f"{glyphs.sign(one)} {glyphs.word(one)}" for one in subject.framework.scale)
    marks = "  ".join(f"{sign} {_(said)}" for sign, said in symbols.MARK_WORDS.items())
    return door.text(f"{levels}   {marks}", "dim")


def _section(section: SheetSection) -> Iterator[Content]:
    if not section.items and not section.not_assessed:
        return
    core = "" if section.core else _(" (not core)")
    yield Content()
    yield _title(f"{section.id}  {section.title}{core}")
    for item in section.items:
        yield from _item(item)
    if section.not_assessed:
        words = ngettext(
            "{n} other item was not assessed.",
            "{n} other items were not assessed.",
            section.not_assessed,
        )
        yield door.text(words.format(n=section.not_assessed), "dim")


def _item(item: SheetItem) -> Iterator[Content]:
    thing = item.mark.rated.level or item.mark.rated.state
    yield Content()
    yield Content.assemble(
        (door.words(f"{_sign(item.mark)} {item.id}  {item.title}  "), "bold"),
        door.words(glyphs.word(thing)),
        (door.words(f"   {item.rule}") if item.rule else "", "dim"),
    )
    told = (
        (_("Reason"), item.reason),
        (_("Confidence"), str(item.confidence) if item.confidence else None),
        (_("Reviewer"), item.review),
        (_("Reviewer says"), item.review_comment),
    )
    yield from _told(told)
    for one in item.evidence:
        yield from _evidence(one)
    for one in item.hindering:
        yield door.text("   " + _("In the way:"), "$warning")
        yield from _evidence(one)
    for element in item.open:
        part = _(" (covered in a part of the country)") if element.part else ""
        yield door.text(
            "   " + _("open: {id}  {text}").format(id=element.id, text=element.text) + part
        )
        for peer in element.peers:
            yield door.text(f"         {peer}", "dim")
    if item.actions:
        said = "  ".join(
            f"{one.id} {_sign(one.mark) if one.mark else ''}".strip() for one in item.actions
        )
        yield door.text("   " + _("answered by: {items}").format(items=said), "dim")
    yield from _told(((_("Notes"), item.notes), (_("Next"), item.next)))


def _told(pairs: tuple[tuple[str, str | None], ...]) -> Iterator[Content]:
    for label, value in pairs:
        if value:
            yield Content.assemble((f"   {label}: ", "dim"), door.words(value.rstrip("\n")))


def _evidence(one: SheetEvidence) -> Iterator[Content]:
    kinds = ", ".join(str(word) for word in (one.strength, one.explicitness) if word)
    counts = "" if one.counts else f"  {one.standing}"
    yield Content.assemble(
        "   ",
        (door.words(one.measure), "$text-accent"),
        door.words(f"  {', '.join(one.elements)}  {kinds}"),
        (door.words(counts), "$warning"),
    )
    where = ", ".join(part for part in (one.instrument, one.locator or "") if part)
    if where:
        yield door.text(f"      {where}", "dim")
    if one.quote:
        yield door.text(f"      “{one.quote}”", "italic")
    if one.translation:
        yield door.text(f"      {one.translation}")
    if one.why:
        yield door.text(f"      {one.why}", "dim")


def _instrument(one: SheetInstrument) -> Content:
    years = (
        ""
        if one.adopted is None and one.last_year is None
        else (f"{one.adopted or '?'}" + (f"–{one.last_year}" if one.last_year else ""))
    )
    parts = [str(one.type), str(one.status), years, str(one.read) if one.read else ""]
    said = ", ".join(part for part in parts if part)
    count = _("{m} measures, {n} links").format(m=one.measures, n=one.links)
    return Content.assemble(
        (door.words(one.id), "$text-accent"),
        door.words(f"  {one.title}"),
        (door.words(f"  {said}; {count}"), "dim"),
    )
