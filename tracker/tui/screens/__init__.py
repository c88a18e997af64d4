"""Pages and dialogs, each in a module of its own, imported when it is first shown.

A page is one mode of the app and stays as it was left; a dialog is asked and goes. To add one,
write the module and give it a line here.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.tui.screens.base import Dialog, Page

PAGES: Mapping[str, tuple[str, str]] = {
    "home": ("countries", "Countries"),
    "country": ("country", "Country"),
    "matrix": ("matrix", "Matrix"),
    "gaps": ("gaps", "Gaps"),
    "statements": ("statements", "Statements"),
    "problems": ("problems", "Problems"),
}
"""Module and class of a mode's page."""

DIALOGS: Mapping[str, tuple[str, str]] = {
    "assessments": ("assessments", "Assessments"),
    "conflict": ("conflict", "Conflict"),
    "difference": ("difference", "Difference"),
    "export": ("export", "Export"),
    "help": ("help", "Help"),
    "jump": ("jump", "Jump"),
    "leaving": ("leaving", "Leaving"),
    "link": ("link", "Link"),
    "new-country": ("new_country", "NewCountry"),
    "new-measure": ("new_measure", "NewMeasure"),
    "none-left": ("none_left", "NoneLeft"),
    "recovery": ("recovery", "Recovery"),
    "review": ("review", "Review"),
    "searches": ("searches", "Searches"),
    "text": ("text", "TextEditor"),
    "told": ("told", "Told"),
    "view": ("view", "ViewOptions"),
}
"""Module and class of a dialog."""


def is_there(name: str) -> bool:
    """Say whether a page or dialog exists."""
    module, _class = {**PAGES, **DIALOGS}[name]
    return find_spec(f"{__name__}.{module}") is not None


def page(mode: str) -> "type[Page]":
    """Return the class of a mode's page."""
    found: type[Page] = _class(PAGES[mode])
    return found


def dialog(name: str, *arguments: object) -> "Dialog[Any]":
    """Make a dialog with what it is told."""
    found: Dialog[Any] = _class(DIALOGS[name])(*arguments)
    return found


def dialog_class(name: str) -> "type[Dialog[Any]]":
    """Return the class of a dialog."""
    found: type[Dialog[Any]] = _class(DIALOGS[name])
    return found


def _class(where: tuple[str, str]) -> Any:  # noqa: ANN401 - narrowed by the callers
    module, name = where
    return getattr(import_module(f"{__name__}.{module}"), name)
