"""What stands in a dialog that was closed before it was done: there again the next time.

The texts are kept beside those of fields that no edit could be made of yet, so they are in the
journal within a second and come back after a crash like everything else.
"""

from collections.abc import Mapping

from tracker.finding import pointer
from tracker.i18n import _
from tracker.tui import keys
from tracker.tui.country.keys import KEYS
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


def unfinished(session: Session, own: Mapping[str, str]) -> list[str]:
    """Say of each record what is not finished, so that no saving takes it in.

    ``own`` are the user's own keys, by ids.
    """
    return [
        f"{code}: {words}"
        for code, kept in sorted(session.raw.items())
        for words in _unfinished(tuple(kept), own)
    ]


def _unfinished(kept: tuple[str, ...], own: Mapping[str, str]) -> list[str]:
    key = {one.id: keys.shown(one, own) for one in KEYS}
    told = []
    if any(where.startswith("/new measure/") for where in kept):
        words = _("a new measure is not finished ({key}); it is kept and will be offered.")
        told.append(words.format(key=key["country.new"]))
    if any(where.startswith("/new search/") for where in kept):
        words = _("a new search is not finished ({key}); it is kept and will be offered.")
        told.append(words.format(key=key["country.search"]))
    fields = [kept_words(where) for where in kept if not where.startswith("/new ")]
    if fields:
        words = _("not finished: {fields}; what was typed is kept and will be offered.")
        told.append(words.format(fields=", ".join(fields)))
    return told
