"""Link to a measure that the record does not have.

Why:  the link is left out.
Bad:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-33, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  correct the ids, `instrument/measure`; or add the measure to its instrument. A measure of
      another record has the code before it: `EUE:reg-2018-848/art-6-a`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.method.resolve import split_reference
from tracker.model.record import Record
from tracker.schema.words import meant

RULE = Rule(
    "C203",
    "unknown-measure",
    Severity.ERROR,
    N_("`{reference}` is not a measure of this record"),
    __doc__,
)
CLOSE = N_("`{reference}` is not a measure of this record; did you mean `{close}`?")
WITHIN = N_("`{instrument}` has no measure `{measure}`; it has {known}")
EMPTY = N_("`{instrument}` has no measures yet; add `{measure}` to it")
_SHOWN = 5


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find links to own measures that are not there; foreign ones are C204's."""
    for answer in context.answers:
        for link in answer.links:
            if link.link is not None:
                continue
            code, instrument, measure = split_reference(link.evidence.measure, record.country)
            holder = record.instrument.get(instrument)
            if code != record.country or (holder and measure in holder.measure):
                continue
            if {instrument, f"{instrument}/{measure}"} & context.lost:
                continue
            template, close, known = _hint(record, instrument, measure)
            yield context.finding(
                RULE,
                answer.at("evidence", link.index, "measure"),
                template=template,
                reference=f"{instrument}/{measure}",
                instrument=instrument,
                measure=measure,
                close=close,
                known=known,
            )


def _hint(
    record: Record, instrument: str, measure: str
) -> tuple[str | None, str | None, str | None]:
    """Choose the message, with what was meant, else with what the instrument has."""
    holder = record.instrument.get(instrument)
    own = [f"{one.id}/{each}" for one in record.instruments for each in one.measure]
    near = [one for one in own if one.startswith(f"{instrument}/")] if holder else own
    close = meant(f"{instrument}/{measure}", near)
    if close or holder is None:
        return (CLOSE if close else None), close, None
    if not holder.measures:
        return EMPTY, None, None
    shown = list(holder.measure)[:_SHOWN] + ["…"] * (len(holder.measure) > _SHOWN)
    return WITHIN, None, ", ".join(shown)
