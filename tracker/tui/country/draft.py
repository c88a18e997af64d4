"""What stands in a dialog that was closed before it was done: there again the next time.

The texts are kept beside those of fields that no edit could be made of yet, so they are in the
journal within a second and come back after a crash like everything else.
"""

from collections.abc import Mapping

from tracker.finding import pointer
from tracker.i18n import _
from tracker.tui.session import Session


class Draft:
    """The texts of one dialog about one record.

    Args:
        session: the state behind the screens.
        code: the record.
        name: of the dialog; no key of a record may be called so.
    """

    def __init__(self, session: Session, code: str, name: str) -> None:
        self._session = session
        self._code = code
        self._name = f"new {name}"

    @property
    def texts(self) -> dict[str, str]:
        """What is kept, by field."""
        kept = self._session.raw.get(self._code, {})
        start = self._at("")
        return {
            where.removeprefix(start): text
            for where, text in kept.items()
            if where.startswith(start)
        }

    def keep(self, texts: Mapping[str, str]) -> None:
        """Keep these texts and no others; empty ones are not kept."""
        for field in {*self.texts, *texts}:
            self._session.keep_raw(self._code, self._at(field), texts.get(field) or None)

    def clear(self) -> None:
        """Keep nothing any more."""
        self.keep({})

    def _at(self, field: str) -> str:
        return pointer((self._name, field))


def kept_words(where: str) -> str:
    """Say in words where a text stands that is no edit yet; ``where`` is its JSON Pointer."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in where.split("/")[1:]]
    if steps and steps[0].startswith("new "):
        return f"{_('not made yet')}, {steps[0]}: {steps[-1].replace('.', ' ')}"
    return " / ".join(steps)
