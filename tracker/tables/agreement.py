"""Two raters: the country's own level and the reviewer's."""

from collections.abc import Sequence

from tracker.analysis.agreement import Agreement, agreement
from tracker.analysis.view import Collection, View, panel
from tracker.i18n import _
from tracker.model.framework import Framework, Section
from tracker.tables import words
from tracker.tables.columns import composed, snake
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value, Word


def agreement_tables(
    collection: Collection, view: View, sections: Sequence[Section]
) -> tuple[Table, Table]:
    """Make the figures of agreement, and the confusion table: own levels down, reviewer's across."""
    looked = panel(collection, view)
    found = agreement(looked, sections)
    top = head(collection, view, _("Agreement of two raters"), composed(collection, looked))
    figures = Table(
        id="agreement",
        head=top,
        columns=(
            Column("measure", _("Measure"), Kind.NAME),
            Column("value", _("Value"), Kind.SHARE),
        ),
        rows=tuple(Row(row) for row in _figures(found)),
        notes=_notes(),
    )
    confusion = Table(
        id="agreement-confusion",
        head=top,
        columns=_confusion_columns(view.framework),
        rows=_confusion(view.framework, found),
        notes=_notes(),
    )
    return figures, confusion


def _figures(found: Agreement) -> list[tuple[Value, Value]]:
    alpha = None if found.alpha is None else round(found.alpha, 3)
    figures: list[tuple[Value, Value]] = [
        (Word("pairs", _("Answers that both rated")), found.pairs),
        (Word("same", _("Same level")), Shares((found.same,))),
        (Word("lower", _("Reviewer lower")), found.lower),
        (Word("higher", _("Reviewer higher")), found.higher),
        (Word("alpha", _("Krippendorff's alpha, ordinal")), alpha),
        (Word("not-agreed", _("Not agreed by the country")), found.not_agreed),
    ]
    figures += [
        (Word(f"shift{steps:+d}", _("Reviewer {steps:+d} levels").format(steps=steps)), count)
        for steps, count in found.shift.items()
        if steps
    ]
    return figures


def _confusion_columns(framework: Framework) -> tuple[Column, ...]:
    return (
        Column("own", _("Own level"), Kind.NAME),
        *(
            Column(
                snake(f"review-{level.id}"),
                words.level(level),
                Kind.NUMBER,
                group=_("Reviewer's level"),
            )
            for level in framework.scale
        ),
    )


def _confusion(framework: Framework, found: Agreement) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                words.level(own),
                *(found.confusion.get((own.id, review.id), 0) for review in framework.scale),
            )
        )
        for own in framework.scale
    )


def _notes() -> tuple[str, ...]:
    return (
        _(
            "Answers that both rated, in complete assessments; own: set level, else the derived one."
        ),
        _("Alpha is 1 for full agreement, 0 for what chance gives; blank where it is not defined."),
    )
