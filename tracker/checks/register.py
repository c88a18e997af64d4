"""All rules there are, and their pages."""

from collections.abc import Iterator
from typing import Final, Protocol

from tracker.checks.context import Context
from tracker.checks.rules import (
    c101_unknown_instrument,
    c102_end_missing,
    c103_dates_out_of_order,
    c104_adopted_in_future,
    c105_status_against_end,
    c106_same_title,
    c107_replaced_without_end,
    c108_unusual_binding,
    c109_nbsap_not_read_whole,
    c111_quote_missing,
    c112_locator_missing,
    c113_explicit_without_quote,
    c114_strength_unmet,
    c115_measure_not_cited,
    c116_translation_in_same_language,
    c201_unknown_item,
    c202_unknown_element,
    c203_unknown_measure,
    c204_unresolved_foreign_id,
    c205_unknown_level,
    c206_no_evidence_counts,
    c207_link_does_not_count,
    c208_not_directly_applicable,
    c209_rated_without_evidence,
    c210_none_despite_evidence,
    c211_level_without_reason,
    c212_none_without_search,
    c213_no_information_without_search,
    c214_not_applicable_without_reason,
    c215_level_beside_status,
    c216_evidence_beside_status,
    c217_rated_without_level,
    c218_carried_over,
    c219_omnibus_link,
    c220_duplicate_link,
    c221_link_raises_measure,
    c222_same_level_throughout,
    c223_review_without_comment,
    c301_unknown_search,
    c302_none_without_whole_reading,
    c303_search_not_cited,
    c304_no_instrument_contradicted,
    c305_none_in_examples,
    c306_items_not_assessed,
    c307_unknown_framework,
    c401_unexplained_drop,
    c402_unexplained_jump,
    c501_direction_override,
    c601_builtin_shadowed,
    c602_no_required_element,
    c603_more_record_findings,
    c901_useless_silence,
    c902_silence_without_reason,
    c903_silence_of_unknown_rule,
    c904_silence_not_possible,
    c905_silence_without_code,
)
from tracker.errors import UsageError
from tracker.files.rules import RULES as FILE_RULES
from tracker.finding import Finding, Rule
from tracker.i18n import _
from tracker.load.catalogue import Catalogue
from tracker.model.record import Record
from tracker.schema import RULES as SCHEMA_RULES
from tracker.schema.words import meant
from tracker.yamlio import RULES as YAML_RULES


class RecordRule(Protocol):
    """A module about records: its rule, and the generator that finds where it is broken."""

    RULE: Rule

    def check(self, record: Record, context: Context, /) -> Iterator[Finding]:
        """Yield where the record breaks the rule."""
        ...


class CatalogueRule(Protocol):
    """A module about the frameworks in use."""

    RULE: Rule

    def check(self, catalogue: Catalogue, /) -> Iterator[Finding]:
        """Yield where the catalogue breaks the rule."""
        ...


class UnknownRuleError(UsageError):
    """There is no rule of that code or name."""

    def __init__(self, asked: str, close: str | None) -> None:
        message = _("There is no rule {asked}; did you mean {close}?") if close else ""
        message = message or _("There is no rule {asked}.")
        super().__init__(message.format(asked=asked, close=close))


RECORD_RULES: Final[tuple[RecordRule, ...]] = (
    c101_unknown_instrument,
    c102_end_missing,
    c103_dates_out_of_order,
    c104_adopted_in_future,
    c105_status_against_end,
    c106_same_title,
    c107_replaced_without_end,
    c108_unusual_binding,
    c109_nbsap_not_read_whole,
    c111_quote_missing,
    c112_locator_missing,
    c113_explicit_without_quote,
    c114_strength_unmet,
    c115_measure_not_cited,
    c116_translation_in_same_language,
    c201_unknown_item,
    c202_unknown_element,
    c203_unknown_measure,
    c204_unresolved_foreign_id,
    c205_unknown_level,
    c206_no_evidence_counts,
    c207_link_does_not_count,
    c208_not_directly_applicable,
    c209_rated_without_evidence,
    c210_none_despite_evidence,
    c211_level_without_reason,
    c212_none_without_search,
    c213_no_information_without_search,
    c214_not_applicable_without_reason,
    c215_level_beside_status,
    c216_evidence_beside_status,
    c217_rated_without_level,
    c218_carried_over,
    c219_omnibus_link,
    c220_duplicate_link,
    c221_link_raises_measure,
    c222_same_level_throughout,
    c223_review_without_comment,
    c301_unknown_search,
    c302_none_without_whole_reading,
    c303_search_not_cited,
    c304_no_instrument_contradicted,
    c305_none_in_examples,
    c306_items_not_assessed,
    c307_unknown_framework,
    c401_unexplained_drop,
    c402_unexplained_jump,
    c501_direction_override,
)
"""Rules that look at a record, in the order of their codes."""

CATALOGUE_RULES: Final[tuple[CatalogueRule, ...]] = (
    c601_builtin_shadowed,
    c602_no_required_element,
)
"""Rules that look at the frameworks in use."""

COMMENT_RULES: Final[tuple[Rule, ...]] = (
    c901_useless_silence.RULE,
    c902_silence_without_reason.RULE,
    c903_silence_of_unknown_rule.RULE,
    c904_silence_not_possible.RULE,
    c905_silence_without_code.RULE,
)
"""Rules about comments that silence; ``tracker.checks.suppress`` finds where they are broken."""

ALL_RULES: Final[tuple[Rule, ...]] = (
    *sorted((*YAML_RULES, *FILE_RULES), key=lambda rule: rule.code),
    *sorted(SCHEMA_RULES, key=lambda rule: rule.code),
    *(module.RULE for module in RECORD_RULES),
    *(module.RULE for module in CATALOGUE_RULES),
    c603_more_record_findings.RULE,
    *COMMENT_RULES,
)
"""Every rule: files, text and YAML; shape; meaning; each by code."""

BY_NAME: Final[dict[str, Rule]] = {
    key: rule for rule in ALL_RULES for key in (rule.code, rule.name)
}
"""Every rule by its code and by its name."""


def rule(code_or_name: str) -> Rule:
    """Find a rule by its code, in any case, or its name.

    Raises:
        UnknownRuleError: where there is none.
    """
    asked = code_or_name.strip()
    found = BY_NAME.get(asked.upper()) or BY_NAME.get(asked.lower())
    if found is None:
        raise UnknownRuleError(asked, meant(asked, BY_NAME))
    return found


def explain(code_or_name: str) -> str:
    """Return a rule's page as plain text: code, name and severity, then what it is about.

    Raises:
        UnknownRuleError: where there is no such rule.
    """
    found = rule(code_or_name)
    return f"{found.code} {found.name} ({found.severity})\n\n{found.page.strip()}\n"
