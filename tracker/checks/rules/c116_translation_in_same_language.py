"""Translation of a quote into the language that it is in.

Why:  one of the two languages is wrong, or the quote is itself a translation.
Bad:
    instruments:
      - id: bodengesetz
        title: Soil Act
        language: de
        type: law
        status: in-force
        measures:
          - id: p1
            summary: Soil life is kept
            quote: das Bodenleben ist zu erhalten
            translation: {text: soil life is to be kept, lang: de}
            explicitness: biological
            strength: committed
Good:
    instruments:
      - id: bodengesetz
        title: Soil Act
        language: de
        type: law
        status: in-force
        measures:
          - id: p1
            summary: Soil life is kept
            quote: das Bodenleben ist zu erhalten
            translation: {text: soil life is to be kept, lang: en}
            explicitness: biological
            strength: committed
Fix:  correct `lang`; or add `quote-language` where the quote is not in the instrument's language.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C116",
    "translation-in-same-language",
    Severity.INFO,
    N_("the quote of `{measure}` and its translation are both said to be in {language}"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find translations that go nowhere."""
    for one in context.measures:
        translation = one.measure.translation
        if translation is None or not one.measure.quote:
            continue
        language = one.measure.quote_language or one.instrument.language
        if translation.lang.casefold() == language.casefold():
            yield context.finding(
                RULE, one.at("translation", "lang"), measure=one.reference, language=language
            )
