"""The words that people read for the ids of the format, the same on every face."""

from functools import lru_cache

from tracker.analysis.distribution import FEWEST, Share
from tracker.analysis.gaps import Basis
from tracker.analysis.statements import Verdict
from tracker.analysis.view import Missing
from tracker.finding import Severity
from tracker.i18n import N_, _, language, text_of
from tracker.method.change import Direction
from tracker.method.facts import Standing
from tracker.method.rating import CellState, Rater
from tracker.model.framework import Level
from tracker.tables.table import Word

_STATES = {
    CellState.RATED: N_("rated"),
    CellState.NO_INFORMATION: N_("no information"),
    CellState.NOT_DISCLOSED: N_("not disclosed"),
    CellState.NOT_APPLICABLE: N_("not applicable"),
    CellState.NOT_ASSESSED: N_("not assessed"),
    CellState.NO_INSTRUMENT: N_("no instrument of the kind"),
}
_STATE_MEANINGS = {
    CellState.RATED: N_("has a level; in n"),
    CellState.NO_INFORMATION: N_("searched, but the sources are not to be had; not in n, in N"),
    CellState.NOT_DISCLOSED: N_("the country does not say; not in n, in N"),
    CellState.NOT_APPLICABLE: N_("does not apply to the country; in no n and no N"),
    CellState.NOT_ASSESSED: N_("nobody has looked yet; not in n, in N; never a zero"),
    CellState.NO_INSTRUMENT: N_("the country has no instrument of the kind; not in n, in N"),
}
_NO_CONCLUSION = N_(
    "no conclusion on this evidence alone: not all of the country's instruments of the kind were"
    " read whole, or nobody has looked yet; not in n, in N; never a zero"
)
_STANDINGS = {
    Standing.COUNTS: N_("counts"),
    Standing.HINDERS: N_("does not count: it stands in the item's way"),
    Standing.DRAFT: N_("does not count: the instrument is a draft"),
    Standing.NOT_YET_ADOPTED: N_("does not count: adopted after the cycle"),
    Standing.ENDED: N_("does not count: ended before the cycle"),
    Standing.PAST_WITHOUT_END: N_("does not count: no longer in force, and no end is given"),
    Standing.NOT_DIRECT: N_("does not count: supranational law that does not apply directly"),
}
_RATERS = {
    Rater.SELF: N_("the country's own (the set level, else the derived one)"),
    Rater.DERIVED: N_("derived from the evidence"),
    Rater.REVIEW: N_("the reviewer's, else the country's own"),
}
_MISSING = {
    Missing.REPORTING_ONLY: N_("reporting-only (who is missing is left out)"),
    Missing.ZERO_FOR_MISSING: N_("zero-for-missing (who is missing is at the lowest level)"),
    Missing.BOUNDS: N_("bounds (all who are missing at the lowest level, then at the highest)"),
}
_BASES = {
    Basis.NO_EVIDENCE: N_("no evidence in any record"),
    Basis.EXAMPLES: N_("not rated; examples only"),
    Basis.RATED: N_("rated"),
}
_VERDICTS = {
    Verdict.SUPPORTED: N_("supported"),
    Verdict.CONTRADICTED: N_("contradicted"),
    Verdict.UNDECIDED: N_("undecided"),
}
_DIRECTIONS = {
    Direction.DROP: N_("drop"),
    Direction.RISE: N_("rise"),
    Direction.SAME: N_("same"),
}
_SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}
_IDS = {
    # methods, scopes, states of an assessment
    "national-submission": N_("national submission"),
    "desk-review": N_("desk review"),
    "complete": N_("complete"),
    "examples": N_("examples"),
    "draft": N_("draft"),
    "submitted": N_("submitted"),
    "changes-requested": N_("changes requested"),
    "accepted": N_("accepted"),
    "published": N_("published"),
    # instruments
    "nbsap": N_("NBSAP"),
    "national-target": N_("national target"),
    "law": N_("law"),
    "regulation": N_("regulation"),
    "directive": N_("directive"),
    "decree": N_("decree"),
    "decision": N_("decision"),
    "strategy": N_("strategy"),
    "policy": N_("policy"),
    "plan": N_("plan"),
    "programme": N_("programme"),
    "standard": N_("standard"),
    "guideline": N_("guideline"),
    "agreement": N_("agreement"),
    "mandate": N_("mandate"),
    "adopted": N_("adopted"),
    "in-force": N_("in force"),
    "expired": N_("expired"),
    "repealed": N_("repealed"),
    "superseded": N_("superseded"),
    "not-read": N_("not read"),
    "secondary": N_("secondary source"),
    "abstract": N_("abstract"),
    "part": N_("part"),
    "whole": N_("whole"),
    # measures and links
    "acknowledged": N_("acknowledged"),
    "committed": N_("committed"),
    "specified": N_("specified"),
    "monitored": N_("monitored"),
    "soil-only": N_("soil only"),
    "biological": N_("biological"),
    "explicit": N_("explicit"),
    "supports": N_("supports"),
    "hinders": N_("hinders"),
    "by-script": N_("by script"),
    "by-hand": N_("by hand"),
    "yes": N_("yes"),
    "no": N_("no"),
    "national": N_("national"),
    "supranational": N_("supranational"),
    "low": N_("low"),
    "medium": N_("medium"),
    "high": N_("high"),
    # restrictions
    "binding": N_("binding instruments"),
    "nationwide": N_("nationwide"),
}


def state(one: CellState) -> Word:
    """Return the word for a state of a cell."""
    return Word(one.value, _(_STATES[one]))


def state_meaning(one: CellState, *, restricted: bool = False) -> str:
    """Say what a state means and whether it counts; under a restriction, or on all evidence."""
    if restricted and one is CellState.NOT_ASSESSED:
        return _(_NO_CONCLUSION)
    return _(_STATE_MEANINGS[one])


def standing(one: Standing) -> Word:
    """Say whether a link counts, and if not, why."""
    return _standing(one, language())


@lru_cache(maxsize=64)
def _standing(one: Standing, _language: str) -> Word:
    return Word(one.value, _(_STANDINGS[one]))


def rater(one: Rater) -> Word:
    """Say whose levels a rater takes."""
    return Word(one.value, _(_RATERS[one]))


def missing(one: Missing) -> Word:
    """Say what a policy does with who is missing."""
    return Word(one.value, _(_MISSING[one]))


def basis(one: Basis) -> Word:
    """Return the word for what an item's place in the gap ranking rests on."""
    return Word(one.value, _(_BASES[one]))


def verdict(one: Verdict) -> Word:
    """Return the word for a verdict."""
    return Word(one.value, _(_VERDICTS[one]))


def direction(one: Direction) -> Word:
    """Return the word for the way that a cell moved."""
    return Word(one.value, _(_DIRECTIONS[one]))


def severity(one: Severity) -> Word:
    """Return the word for how bad a finding is."""
    return Word(one.value, _(_SEVERITIES[one]))


def word(word_id: str) -> Word:
    """Return the word for an id of the format (a type, a status, a strength …).

    An id without a word of its own stands for itself.
    """
    return _word(word_id, language())


@lru_cache(maxsize=512)
def _word(word_id: str, _language: str) -> Word:
    """Make a word once for each language."""
    found = _IDS.get(word_id)
    return Word(word_id, _(found) if found else word_id)


def maybe(word_id: str | None) -> Word | None:
    """Return the word for an id of the format; None for None."""
    return None if word_id is None else word(word_id)


def level(one: Level) -> Word:
    """Return a level's label."""
    return Word(one.id, text_of(one.label))


def yes_no(*, flag: bool | None) -> Word | None:
    """Return "yes" or "no"; None where it is not known."""
    return None if flag is None else word("yes" if flag else "no")


def percent(share: Share) -> str | None:
    """Write a share as a percentage, rounded half up as Excel does; None where n is below 5.

    What is more than nothing is never 0%, and what is less than all is never 100%.
    """
    if share.n < FEWEST:
        return None
    rounded = (200 * share.k + share.n) // (2 * share.n)  # whole numbers: no half is ever lost
    if rounded == 0 and share.k:
        return "<1%"
    if rounded == _WHOLE and share.k < share.n:
        return ">99%"
    return f"{rounded}%"


_WHOLE = 100
