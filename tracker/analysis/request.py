"""From what somebody asks for, in words, to a view; every refusal says what would be right."""

import difflib
from collections.abc import Iterable
from typing import get_args

import msgspec

from tracker.analysis.view import Collection, Missing, View, cycles
from tracker.errors import UsageError
from tracker.i18n import _
from tracker.method.rating import RESTRICTIONS, Rater
from tracker.model.framework import Framework, Section
from tracker.model.record import InstrumentType, Scope, State
from tracker.model.reference import Population, Reference

FRAMEWORK = "cgrfa-soil-2024"
POPULATION = "cbd-parties"

MOST = 40
"""Most allowed values that a refusal lists."""

KINDS = tuple(dict.fromkeys((*RESTRICTIONS, *(one.value for one in InstrumentType))))
"""What evidence can be restricted to."""


class Request(msgspec.Struct, frozen=True):
    """The common options as given; None and empty mean "not given"."""

    framework: str | None = None
    cycle: int | None = None
    population: str | None = None
    rater: str | None = None
    missing: str | None = None
    only: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    scope: str | None = None
    group: str | None = None
    """``grouping:group``, or the group's id alone where one grouping has it."""

    def over(self, defaults: "Request") -> "Request":
        """Return this request with what it does not give taken from ``defaults``."""
        given = {
            name: getattr(self, name) or getattr(defaults, name) for name in self.__struct_fields__
        }
        return Request(**given)


def view_of(collection: Collection, request: Request) -> View:
    """Make the view that a request asks for.

    The cycle is the collection's latest for the framework where none is given; 0 where the
    collection has no assessment, so that tables come out empty rather than fail. Raises UsageError
    for what does not exist, naming what does.
    """
    framework = framework_of(collection, request.framework)
    known = cycles(collection, framework.id)
    return View(
        framework=framework,
        cycle=request.cycle or (known[-1] if known else 0),
        population=_population(collection, request.population),
        rater=Rater(one_of("rater", request.rater or Rater.SELF, list(Rater))),
        missing=Missing(
            one_of("missing", request.missing or Missing.REPORTING_ONLY, list(Missing))
        ),
        only=tuple(one_of("only", kind, KINDS) for kind in request.only),
        states=tuple(State(one_of("state", state, list(State))) for state in request.states),
        scope=_scope(request.scope),
        group=_group(collection, request.group),
    )


def framework_of(collection: Collection, framework_id: str | None) -> Framework:
    """Return a framework by id, the default one where None. Raises UsageError."""
    wanted = framework_id or FRAMEWORK
    return collection.frameworks[one_of("framework", wanted, list(collection.frameworks))]


def sections_of(framework: Framework, names: Iterable[str] = ()) -> tuple[Section, ...]:
    """Return sections by id; the core ones where none is named, all where none is core."""
    wanted = tuple(names)
    if wanted:
        known = list(framework.section)
        return tuple(framework.section[one_of("section", name, known)] for name in wanted)
    core = tuple(section for section in framework.sections if section.core)
    return core or framework.sections


def one_of(option: str, value: str, allowed: Iterable[str]) -> str:
    """Return ``value`` if it is allowed. Raises UsageError naming the nearest and all others."""
    known = list(allowed)
    if value in known:
        return value
    near = difflib.get_close_matches(value, known, 1)
    hint = _("; did you mean {near}?").format(near=near[0]) if near else ""
    listed = ", ".join(known[:MOST]) + (", …" if len(known) > MOST else "")
    raise UsageError(
        _("{option}: there is no {value!r}{hint} One of: {known}").format(
            option=option, value=value, hint=hint or ".", known=listed
        )
    )


def country_code(reference: Reference, given: str) -> str:
    """Return a country's code from its code or its name in any language, whatever the case.

    Raises UsageError naming countries whose names are like it.
    """
    if given.upper() in reference.countries:
        return given.upper()
    names = {
        name.casefold(): code
        for code, country in reference.countries.items()
        for name in country.name.values()
    }
    if given.casefold() in names:
        return names[given.casefold()]
    near = [names[name] for name in difflib.get_close_matches(given.casefold(), names, 3, 0.75)]
    hint = ", ".join(f"{code} ({reference.name(code)['en']})" for code in dict.fromkeys(near))
    hint = _(" Is it one of {near}?").format(near=hint) if hint else ""
    raise UsageError(
        _("There is no country {given!r}.{hint} Countries go by their code, such as KEN.").format(
            given=given, hint=hint
        )
    )


def _population(collection: Collection, name: str | None) -> Population:
    known = collection.reference.populations
    return known[one_of("population", name or POPULATION, list(known))]


def _scope(name: str | None) -> Scope | None:
    if name is None:
        return None
    for scope in get_args(Scope):
        if name == scope:
            return scope  # type: ignore[no-any-return]
    one_of("scope", name, get_args(Scope))
    return None


def _group(collection: Collection, name: str | None) -> tuple[str, str] | None:
    if not name:
        return None
    groupings = collection.reference.groupings
    known = [
        f"{grouping.id}:{group.id}" for grouping in groupings.values() for group in grouping.groups
    ]
    matches = [one for one in known if one == name or one.partition(":")[2] == name]
    if len(matches) > 1:
        raise UsageError(
            _("group: {name!r} is in several groupings; say which: {matches}").format(
                name=name, matches=", ".join(matches)
            )
        )
    if not matches:
        one_of("group", name, known)
    grouping, _sep, group = matches[0].partition(":")
    return grouping, group
