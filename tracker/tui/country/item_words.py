"""What the item editor says, in words: the item, the result, elements, links, what is needed."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from tracker.finding import Finding
from tracker.i18n import _, ngettext, text_of
from tracker.method.facts import Standing
from tracker.method.rating import CellState
from tracker.model.framework import Element, Item
from tracker.model.record import AnswerStatus
from tracker.tables import words
from tracker.tables.cited import Cited
from tracker.tables.evidence import standing_of
from tracker.tables.sheet_item import rule
from tracker.tui import door, glyphs
from tracker.tui.country.answer_fields import answer_fields
from tracker.tui.country.record_fields import labelled
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.choice_line import LABEL
from tracker.tui.widgets.fields import Field
from tracker.tui.widgets.hanging import Hanging, hung

SAID_BY_NEED = {
    "reason": frozenset({"C211", "C214"}),
    "searched": frozenset({"C212", "C213"}),
    "evidence": frozenset({"C209"}),
}
"""Findings that say once more that a field is needed."""


def joined(lines: list[Content]) -> Content:
    """Put lines under each other."""
    return Content("\n").join(lines)


def heading(subject: Subject, item: Item) -> Content:
    """Write the item's code and title, its section and paragraph."""
    where = ""
    if item.paragraph is not None:
        where = _("paragraph {n}").format(n=item.paragraph)
        if item.bullet is not None:
            where += _(", bullet {n}").format(n=item.bullet)
    section = subject.framework.section_of[item.id]
    return Content.assemble(
        (door.words(f"{item.id}  {text_of(item.title)}"), "bold $text-primary"),
        (door.words(f"   {text_of(section.title)}" + (f", {where}" if where else "")), "dim"),
    )


def result(subject: Subject, item: Item) -> Content:
    """Write the level or state, and the rule that gave it."""
    rated = subject.rated(item.id)
    thing = rated.level or rated.state
    why = rule(subject.looked, subject.entry, item)
    if not why and rated.state is not CellState.RATED:
        why = words.state_meaning(rated.state)
    style = ""
    if rated.level:
        style = "bold"
    return Content.assemble(
        (f"{glyphs.sign(thing)} ", "bold"),
        (door.words(glyphs.word(thing)), style or "bold"),
        (door.words(f"   {why}") if why else "", "dim"),
    )


def needs(subject: Subject, item: Item) -> list[tuple[str, str]]:
    """Say what the answer still needs: the field, and the words with the key that gives it."""
    answer = subject.answer(item.id)
    cell = subject.entry.assessment.cells[item.id]
    framework = subject.framework
    found: list[tuple[str, str]] = []
    if answer.carried_from is not None:
        return [("", _("to be confirmed (f), or another answer"))]
    if answer.status is AnswerStatus.NOT_APPLICABLE and not answer.reason:
        found.append(("reason", _("a reason")))
    if answer.status is AnswerStatus.NO_INFORMATION and not answer.searched:
        found.append(("searched", _("what was searched (s)")))
    if answer.status not in (None, AnswerStatus.RATED):
        return found
    if cell.set_level == framework.none.id:
        if not answer.searched:
            found.append(("searched", _("what was searched (s)")))
    elif cell.set_level is not None and not answer.reason:
        if cell.derived_level not in (None, cell.set_level):
            found.append(
                (
                    "reason",
                    _("a reason: the evidence gives {level}").format(
                        level=words.level(framework.level[cell.derived_level or ""])
                    ),
                )
            )
        elif not cell.links:
            found.append(("evidence", _("evidence (m)")))
    return found


def notices(subject: Subject, item: Item) -> Content:
    """Write what is needed, then the findings that say something else."""
    lines: list[Content] = []
    needed = needs(subject, item)
    wanted = [text for _field, text in needed]
    said = {code for field, _text in needed for code in SAID_BY_NEED.get(field, ())}
    if wanted:
        lines.append(
            Content.assemble(
                (_("Needs") + ": ", "bold $warning"), (door.words("; ".join(wanted)), "$warning")
            )
        )
    found = subject.findings.get(item.id, ())
    lines += [finding_line(one, answer_fields()) for one in found if one.code not in said]
    return joined(lines)


def finding_line(one: Finding, fields: Iterable[Field]) -> Content:
    """Write a finding: sign, message with the labels of fields, code."""
    sign, _style = glyphs.severity(one.severity)
    said = labelled(one.message, fields)
    colour = {"error": "$error", "warning": "$warning"}.get(one.severity.value, "dim")
    return Content.assemble((f"{sign} ", colour), door.words(said), (f"  {one.code}", "dim"))


def element_words(subject: Subject, item: Item, element: Element) -> Hanging:
    """Write an element: whether it is covered and by what, its text and its question."""
    links = subject.entry.assessment.cells[item.id].links
    naming = [one for one in links if element.id in one.elements]
    covering = [one for one in naming if one.covers]
    ticked = "[x]" if any(one.nationwide for one in covering) else "[~]" if naming else "[ ]"
    if naming and not covering and all(one.standing is Standing.HINDERS for one in naming):
        ticked = "[!]"
    optional = f" ({_('optional')})" if element.optional else ""
    words_ = Content.assemble(
        (door.words(text_of(element.text)), "bold" if covering else ""), (optional, "dim")
    )
    by = [
        _by(
            one.measure,
            one.strength.value,
            one.explicitness.value,
            why=_not(one.standing, part=not one.nationwide),
        )
        for one in naming
    ]
    asked = door.text(text_of(element.question), "dim")
    sign = f"{ticked} {door.words(element.id)}  "
    return Hanging(
        (
            hung(sign, words_, "bold" if covering else ""),
            *(hung(" " * len(sign), one) for one in (asked, *by)),
        )
    )


def _by(measure: str, strength: str, explicitness: str, *, why: str) -> Content:
    kinds = f"{words.word(strength)}, {words.word(explicitness)}"
    arrow = "<- " if door.ascii_only() else "← "
    return Content.assemble(
        (arrow, "dim"),
        (door.words(measure), "$text-accent"),
        (door.words(f"  {kinds}{why}"), "dim"),
    )


def _not(standing: Standing, *, part: bool) -> str:
    said = "" if standing is Standing.COUNTS else f"; {words.standing(standing)}"
    return said + (_("; in a part of the country") if part else "")


def evidence_words(one: Cited) -> Hanging:
    """Write a link: the measure, its elements, why, its summary, whether it counts."""
    link, measure = one.link, one.measure
    arrow = " -> " if door.ascii_only() else " → "
    top: list[tuple[str, str]] = [
        (door.words(one.evidence.measure), "$text-accent"),
        (arrow + door.words(", ".join(one.evidence.elements)), "bold"),
    ]
    if link:
        kinds = f"  {words.word(link.strength.value)}, {words.word(link.explicitness.value)}"
        top.append((door.words(kinds), "dim"))
    said = standing_of(one)
    if not (link and link.counts):
        top.append((door.words(f"  {said}"), "$warning"))
    under: list[Content] = []
    if measure:
        where = f" ({measure.locator})" if measure.locator else ""
        under.append(door.text(measure.summary + where))
        if measure.quote:
            under.append(door.text(f"“{measure.quote}”", "italic"))
    if one.evidence.why:
        under.append(door.text(one.evidence.why, "dim"))
    return Hanging((Content.assemble(*top), *(hung("    ", line) for line in under)))


def search_words(subject: Subject, item: Item) -> Content:
    """Write the searches that the answer rests on."""
    answer = subject.answer(item.id)
    label = _("Searched").ljust(LABEL)
    if not answer.searched:
        return Content.assemble((label, "dim"), (_("nothing cited; s cites a search"), "dim"))
    known = {one.id: one for one in subject.assessment.searches}
    told = []
    for cited in answer.searched:
        one = known.get(cited)
        parts = [] if one is None else [", ".join(one.instruments), one.where or "", one.date or ""]
        rest = "; ".join(part for part in parts if part)
        told.append(f"{cited}" + (f" ({rest})" if rest else "" if one else _(" (unknown)")))
    return Content.assemble((label, "dim"), door.words(", ".join(told)))


def progress(subject: Subject) -> Iterator[tuple[str, str, int, int]]:
    """Yield the sections: id, title, assessed, applicable."""
    for section in subject.framework.sections:
        done, total = subject.entry.completeness(section)
        yield section.id, text_of(section.title), done, total


def offer_words(items: tuple[str, ...]) -> Content:
    """Say which items a measure that was just linked may answer too."""
    said = ngettext(
        "This may answer {items} too: + goes there.",
        "This may answer {items} too: + goes through them.",
        len(items),
    ).format(items=", ".join(items))
    return Content.assemble((door.words(said), "bold $accent"))
