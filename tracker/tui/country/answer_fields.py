"""The fields of an answer, as the item editor has them."""

from tracker.i18n import _
from tracker.model.framework import Framework
from tracker.model.record import Answer
from tracker.tables import words
from tracker.tui.widgets.fields import Field

DEGREES = ("low", "medium", "high")


def degrees() -> tuple[tuple[str, str], ...]:
    """Return low, medium and high, and nothing, as a choice."""
    return (("", _("not said")), *((one, str(words.word(one))) for one in DEGREES))


def levels(framework: Framework) -> tuple[tuple[str, str], ...]:
    """Return the levels of a scale, and nothing, as a choice."""
    return (("", "–"), *((one.id, str(words.level(one))) for one in framework.scale))


def answer_fields() -> tuple[Field, ...]:
    """Return the fields, from top to bottom."""
    return (
        Field("reason", _("Reason"), "text"),
        Field("confidence", _("Confidence"), "choice", options=degrees()),
        Field("notes", _("Notes"), "text"),
        Field("next.action", _("Next action"), hint=_("what should be done about this item")),
        Field("next.by", _("by whom")),
        Field("next.priority", _("Priority"), "choice", options=degrees()),
        Field("review.level", _("Reviewer"), "choice"),
        Field("review.comment", _("comment"), "text"),
        Field("review.by", _("by role")),
        Field("review.date", _("on"), reads="date", hint=_("YYYY-MM-DD")),
    )


def answer_values(answer: Answer) -> dict[str, str]:
    """Return the texts of an answer's fields."""
    next_, review = answer.next, answer.review
    found: dict[str, str | None] = {
        "reason": answer.reason,
        "confidence": answer.confidence,
        "notes": answer.notes,
        "next.action": next_.action if next_ else None,
        "next.by": next_.by if next_ else None,
        "next.priority": next_.priority if next_ else None,
        "review.level": review.level if review else None,
        "review.comment": review.comment if review else None,
        "review.by": review.by if review else None,
        "review.date": review.date if review else None,
    }
    return {key: (value or "").rstrip("\n") for key, value in found.items()}
