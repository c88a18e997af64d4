"""Two instruments of one type with the same title: perhaps one that was entered twice.

Why:  measures and links may be split between the two.
Bad:
    instruments:
      - {id: soil-act, title: Soil Act, language: en, type: law, status: in-force}
      - {id: act-on-soil, title: Soil act, language: en, type: law, status: in-force}
Good:
    instruments:
      - {id: soil-act, title: Soil Act, language: en, type: law, status: in-force, adopted: 1998}
      - {id: soil-act-2, title: Soil act, language: en, type: law, status: in-force, adopted: 2021}
Fix:  keep one and move the measures of the other to it; where they are two, say when each was
      adopted, which one replaces the other, or which territory each binds.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Instrument, Record, year_of

RULE = Rule(
    "C106",
    "same-title",
    Severity.INFO,
    N_("`{instrument}` has the title of `{other}`: is it the same instrument, entered twice?"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find later instruments that nothing but the id tells from an earlier one."""
    earlier: dict[tuple[str, str], list[Instrument]] = {}
    for index, instrument in enumerate(record.instruments):
        key = (instrument.type, " ".join(instrument.title.casefold().split()))
        for other in earlier.setdefault(key, []):
            if _alike(instrument, other):
                yield context.finding(
                    RULE,
                    ("instruments", index, "title"),
                    instrument=instrument.id,
                    other=other.id,
                )
                break
        earlier[key].append(instrument)


def _alike(one: Instrument, other: Instrument) -> bool:
    if one.territory != other.territory or one.original_title != other.original_title:
        return False
    if one.id in other.replaces or other.id in one.replaces:
        return False
    if one.adopted is None or other.adopted is None:
        return True
    return year_of(one.adopted) == year_of(other.adopted)
