"""What stands beside the editor on a wide screen: last cycle's answer, and peers per element."""

import msgspec
from textual.content import Content

from tracker.analysis.gaps import answers, peers
from tracker.analysis.view import Entry, choose, cycle_before
from tracker.i18n import _, text_of
from tracker.method.rating import rate
from tracker.model.framework import Item
from tracker.tables.gaps import peer_words
from tracker.tui import door, glyphs
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.hanging import Hanging, Line, hung

PEERS = 3
"""How many peers are named for an element."""


def context(subject: Subject, item: Item) -> Hanging:
    """Write the pane."""
    return Hanging(
        (
            Content.assemble((door.words(f"{item.id}  {text_of(item.title)}"), "bold")),
            Content(),
            *_last(subject, item),
            *_related(subject, item),
            *_peers(subject, item),
        )
    )


def _title(words: str) -> Content:
    return Content.assemble((door.words(words), "bold $text-accent"))


def _last(subject: Subject, item: Item) -> list[Content]:
    cycle = cycle_before(subject.collection, subject.looked.view)
    if cycle is None:
        return []
    view = msgspec.structs.replace(subject.looked.view, cycle=cycle)
    facts = choose(subject.facts, view)
    lines = [_title(_("Last cycle, {cycle}").format(cycle=cycle))]
    if facts is None or item.id not in facts.cells:
        return [*lines, door.text(_("no assessment"), "dim"), Content()]
    rated = rate(facts.cells[item.id], Entry(subject.facts, facts, subject.framework).framework)
    thing = rated.level or rated.state
    lines.append(
        Content.assemble((f"{glyphs.sign(thing)} ", "bold"), door.words(glyphs.word(thing)))
    )
    key = (facts.framework, facts.cycle, facts.method)
    found = next((one for one in subject.record.assessments if one.key == key), None)
    answer = found.answers.get(item.id) if found else None
    if answer:
        lines += [
            door.text(f"{one.measure}: {', '.join(one.elements)}", "dim") for one in answer.evidence
        ]
        lines += [door.text(one, "dim", lines=True) for one in (answer.reason, answer.notes) if one]
    return [*lines, Content()]


def _related(subject: Subject, item: Item) -> list[Line | Content]:
    found = answers(subject.collection, subject.framework.id, item.id)
    if not found:
        return []
    lines: list[Line | Content] = [_title(_("Answered by"))]
    for one in found:
        title = subject.framework.item.get(one)
        sign = glyphs.sign(subject.rated(one).level or subject.rated(one).state) if title else " "
        head = f"{sign} {door.words(one)}  "
        lines.append(hung(head, door.text(text_of(title.title) if title else "")))
    return [*lines, Content()]


def _peers(subject: Subject, item: Item) -> list[Line | Content]:
    lines: list[Line | Content] = [_title(_("Elements: what counts, and who has an example"))]
    for element in item.elements:
        lines.append(Content())
        head = f"{door.words(element.id)}  "
        lines.append(hung(head, door.text(text_of(element.text), "bold"), "bold"))
        told = (
            (_("counts: {example}"), element.counts),
            (_("does not: {example}"), element.does_not_count),
        )
        for words, example in told:
            said = door.text(words.format(example=text_of(example)), "dim")
            lines.append(hung(" " * len(head), said))
        found = peers(subject.collection, subject.looked, item, element.id)
        others = [one for one in found if one.country != subject.code][:PEERS]
        if not others:
            lines.append(hung("   ", door.text(_("no example in any record"), "dim")))
        for one in others:
            said = door.text(peer_words(subject.collection, one), "$text-accent")
            lines.append(hung("   - ", said, "$text-accent"))
    return lines
