"""Defaults of a workspace (``tracker.toml``); this user's settings, and where cache and state are."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import platformdirs

from tracker.errors import UsageError
from tracker.i18n import _

FILE = "tracker.toml"
SETTINGS = "config.toml"

_T = TypeVar("_T")


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a workspace's ``tracker.toml`` may say; None where it does not."""

    framework: str | None = None
    cycle: Annotated[int, msgspec.Meta(ge=1000, le=2999)] | None = None
    population: str | None = None
    grouping: str | None = None
    missing: str | None = None
    rater: str | None = None
    scope: str | None = None
    glyphs: str | None = None
    language: str | None = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What this user's ``config.toml`` may say about the screens; None where it does not."""

    theme: str | None = None
    glyphs: str | None = None
    advance: bool = False
    """Whether setting a level goes on to the next item."""
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    """Other keys for actions, by the ids that the help shows: ``save = "f12"``."""


def settings(source: bytes | None) -> Settings:
    """Read ``config.toml``; None for a user without one. Raises UsageError."""
    return _read(source, Settings, SETTINGS)


def defaults(source: bytes | None) -> Defaults:
    """Read ``tracker.toml``; None for a workspace without one. Raises UsageError."""
    return _read(source, Defaults, FILE)


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the cache belongs; TRACKER_CACHE_DIR overrides it."""
    override = environ.get("TRACKER_CACHE_DIR")
    return Path(override) if override else platformdirs.user_cache_path("tracker", appauthor=False)


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where locks and journals belong; TRACKER_STATE_DIR overrides it."""
    override = environ.get("TRACKER_STATE_DIR")
    return Path(override) if override else platformdirs.user_state_path("tracker", appauthor=False)


def config_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where ``config.toml`` belongs; TRACKER_CONFIG_DIR overrides it."""
    override = environ.get("TRACKER_CONFIG_DIR")
    return Path(override) if override else platformdirs.user_config_path("tracker", appauthor=False)


def _read(source: bytes | None, kind: type[_T], file: str) -> _T:
    try:
        found = {} if source is None else tomllib.loads(source.decode("utf-8-sig"))
        return msgspec.convert(found, kind)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(_("{file}: {error}").format(file=file, error=error)) from error
