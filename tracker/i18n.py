"""Every text of ours that a user sees goes through here.

A language is one gettext catalogue more (``tracker/locale/xx/LC_MESSAGES/tracker.mo``); the
English text is the key. Texts of frameworks and reference tables are maps by language, with
``en`` always there.
"""

import gettext as _gettext
from collections.abc import Mapping
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak ``language`` (an ISO 639-1 code) from now on; English where it has no catalogue."""
    global _catalogue, _language  # noqa: PLW0603 - the language is the process's, like its locale
    _catalogue = _gettext.translation("tracker", LOCALE, languages=[language], fallback=True)
    _language = language


def language() -> str:
    """Return the code of the language in use."""
    return _language


def _(message: str) -> str:
    """Translate a message."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a message for translation without translating it here."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a message whose form depends on a count."""
    return _catalogue.ngettext(one, many, count)


def text_of(texts: Mapping[str, str]) -> str:
    """Choose the text in the language in use, else English; empty where there is neither."""
    return texts.get(_language) or texts.get("en", "")
