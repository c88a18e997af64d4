"""What the link dialog says: the fields of a link, a measure in words, whose law may bind here."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from tracker.i18n import _, text_of
from tracker.method.resolve import foreign_codes
from tracker.model.framework import Element, Item
from tracker.model.record import Evidence, Explicitness, Instrument, Measure, Strength
from tracker.tables import words
from tracker.tui import door
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.fields import Field, cleaned
from tracker.tui.widgets.hanging import Hanging, hung


def link_fields() -> tuple[Field, ...]:
    """Return the fields of a link beside measure and elements."""
    as_is = (("", _("the measure's")),)

    def lower(ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return (*as_is, *((one, str(words.word(one))) for one in ids))

    both = tuple((one, str(words.word(one))) for one in ("supports", "hinders"))
    return (
        Field("why", _("Why"), hint=_("why it addresses them, in a few words")),
        Field("effect", _("Effect"), "choice", options=both),
        Field("strength", _("Strength here"), "choice", options=lower(Strength)),
        Field("explicitness", _("Wording here"), "choice", options=lower(Explicitness)),
    )


def link_from(measure: str, elements: Sequence[str], texts: Mapping[str, str]) -> Evidence:
    """Make a link of what stands in the dialog's fields."""
    strength, explicitness = texts.get("strength"), texts.get("explicitness")
    return Evidence(
        measure=measure,
        elements=tuple(elements),
        why=cleaned(texts.get("why", "")) or None,
        effect="hinders" if texts.get("effect") == "hinders" else "supports",
        strength=Strength(strength) if strength else None,
        explicitness=Explicitness(explicitness) if explicitness else None,
    )


def head_words(
    item: Item | None,
    found: tuple[Instrument, Measure, bool] | None,
    turn: tuple[int, int] | None,
    ticked: Sequence[str],
) -> Content:
    """Write what is linked to what in two lines: the item, then where the measure stands."""
    lines: list[Content] = []
    if item:
        count = _("   {k} of {n}").format(k=turn[0], n=turn[1]) if turn else ""
        letters = _("   ticked: {letters}").format(letters=", ".join(ticked)) if ticked else ""
        lines.append(
            Content.assemble(
                (door.words(f"{item.id}  {text_of(item.title)}"), "bold"),
                (count, "dim"),
                (door.words(letters), "bold $text-accent"),
            )
        )
    if found:
        instrument, measure, _foreign = found
        arrow = "<- " if door.ascii_only() else "← "
        where = ", ".join(one for one in (measure.locator or measure.id, instrument.title) if one)
        lines.append(Content.assemble((arrow, "dim"), (door.words(where), "$text-accent")))
    return Content("\n").join(lines)


def measure_words(measure: Measure) -> Content:
    """Write a measure: the summary, how far it goes, the quote."""
    kinds = f"{words.word(measure.strength.value)}, {words.word(measure.explicitness.value)}"
    lines = [Content.assemble(door.words(measure.summary), (door.words(f"  {kinds}"), "dim"))]
    if measure.quote:
        lines.append(door.text(f"“{measure.quote}”", "italic"))
    return Content("\n").join(lines)


def to_tick(element: Element, *, is_ticked: bool) -> Hanging:
    """Write an element with its box and its question."""
    optional = f" ({_('optional')})" if element.optional else ""
    sign = f"[{'x' if is_ticked else ' '}] {door.words(element.id)}  "
    said = door.text(text_of(element.text) + optional, "bold" if is_ticked else "")
    asked = door.text(text_of(element.question), "dim")
    return Hanging((hung(sign, said, "bold"), hung(" " * len(sign), asked)))


def neighbours(subject: Subject) -> list[str]:
    """Return the codes of the records whose law may bind here: those apart, and those cited."""
    apart = {one.country for one in subject.collection.countries} - set(subject.looked.members)
    cited = foreign_codes(subject.record) & {one.country for one in subject.collection.countries}
    return sorted((apart | cited) - {subject.code})
