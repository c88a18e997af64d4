"""What the link dialog says: the fields of a link, a measure in words, whose law may bind here."""

from collections.abc import Iterable

from textual.content import Content

from tracker.i18n import _
from tracker.method.resolve import foreign_codes
from tracker.model.record import Explicitness, Instrument, Measure, Strength
from tracker.tables import words
from tracker.tui import door
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.fields import Field


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


def measure_words(cited: str, instrument: Instrument, measure: Measure) -> list[Content]:
    """Write a measure: as it is cited, how far it goes, summary and quote."""
    kinds = f"{words.word(measure.strength.value)}, {words.word(measure.explicitness.value)}"
    where = f", {measure.locator}" if measure.locator else ""
    found = [
        Content.assemble(
            (door.words(cited), "$text-accent"),
            (door.words(f"  {kinds}  {instrument.title}{where}"), "dim"),
        ),
        door.text(measure.summary),
    ]
    if measure.quote:
        found.append(door.text(f"“{measure.quote}”", "italic"))
    return found


def neighbours(subject: Subject) -> list[str]:
    """Return the codes of the records whose law may bind here: those apart, and those cited."""
    apart = {one.country for one in subject.collection.countries} - set(subject.looked.members)
    cited = foreign_codes(subject.record) & {one.country for one in subject.collection.countries}
    return sorted((apart | cited) - {subject.code})
