"""Columns and lookups that several tables share."""

from collections.abc import Sequence

from tracker.analysis.composition import Composition, composition
from tracker.analysis.view import Collection, Panel
from tracker.i18n import _, text_of
from tracker.method.facts import CountryFacts
from tracker.model.framework import Framework, Section
from tracker.tables import words
from tracker.tables.table import Column, Kind


def item_columns(sections: Sequence[Section], kind: Kind) -> tuple[Column, ...]:
    """Make a column for every item, under its section's title."""
    return tuple(
        Column(item.id, item.id, kind, group=text_of(section.title), about=text_of(item.title))
        for section in sections
        for item in section.items
    )


def level_columns(framework: Framework, group: str) -> tuple[Column, ...]:
    """Make a column of counts for every level of the scale."""
    return tuple(
        Column(snake(f"level-{level.id}"), words.level(level), Kind.NUMBER, group=group)
        for level in framework.scale
    )


def snake(name: str) -> str:
    """Write a kebab-case id as the id of a column."""
    return name.replace("-", "_")


def composed(collection: Collection, looked: Panel) -> Composition:
    """Return what a panel is made of."""
    return composition(looked, collection.not_read)


def country_name(collection: Collection, code: str) -> str:
    """Return a country's name in the language in use; the code where the table has none."""
    return text_of(collection.reference.name(code))


def by_name(collection: Collection, code: str) -> tuple[str, str]:
    """Return what sorts countries alphabetically."""
    return (country_name(collection, code).casefold(), code)


def alphabetical(collection: Collection) -> list[CountryFacts]:
    """Return the countries in the alphabetical order of their names."""
    return sorted(collection.countries, key=lambda one: by_name(collection, one.country))


def code_columns() -> tuple[Column, Column]:
    """Make the columns of a country's code and name."""
    return (
        Column("country", _("Code"), Kind.CODE, about=_("ISO 3166-1 alpha-3")),
        Column("country_name", _("Country"), Kind.NAME),
    )
