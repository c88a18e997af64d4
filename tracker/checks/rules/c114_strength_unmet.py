"""Measure whose strength asks for more than is recorded.

Why:  strength is cumulative: `specified` also has a responsible body, and a budget or a deadline;
      `monitored` also has an indicator. A warning in a draft, an error from submitted on.
Bad:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        measures:
          - id: art-9
            summary: A soil life survey
            explicitness: explicit
            strength: specified
            quote: the Agency shall survey soil organisms by 2030
            responsible: Soil Agency
Good:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        measures:
          - id: art-9
            summary: A soil life survey
            explicitness: explicit
            strength: specified
            quote: the Agency shall survey soil organisms by 2030
            responsible: Soil Agency
            deadline: 2030
Fix:  add what the instrument says, with its locator where it stands elsewhere; where it says
      nothing, lower the strength.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Measure, Record, Strength

RULE = Rule(
    "C114",
    "strength-unmet",
    Severity.WARNING,
    N_("`{measure}`: strength {strength} also asks for {missing}; add it, or lower the strength"),
    __doc__,
)
_ASKING = (Strength.SPECIFIED, Strength.MONITORED)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find measures that lack what their strength stands for."""
    for one in context.measures:
        if one.measure.strength in _ASKING and (missing := _missing(one.measure)):
            yield context.finding(
                RULE,
                one.at("strength"),
                severity=one.missing,
                measure=one.reference,
                strength=one.measure.strength,
                missing=" + ".join(missing),
            )


def _missing(measure: Measure) -> list[str]:
    """Return the keys that are needed and not there."""
    missing = [] if measure.responsible else ["responsible"]
    if not (measure.budget or measure.deadline):
        missing.append("budget/deadline")
    if measure.strength is Strength.MONITORED and not measure.indicator:
        missing.append("indicator")
    return missing
