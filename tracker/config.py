"""Defaults of a workspace (``tracker.toml``) and the places of this user's cache and settings."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from tracker.errors import UsageError
from tracker.i18n import _

FILE = "tracker.toml"


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a workspace's ``tracker.toml`` may say; None where it does not."""

    framework: str | None = None
    cycle: int | None = None
    population: str | None = None
    grouping: str | None = None
    missing: str | None = None
    rater: str | None = None
    scope: str | None = None
    glyphs: str | None = None
    language: str | None = None


def defaults(source: bytes | None) -> Defaults:
    """Read ``tracker.toml``; None for a workspace without one. Raises UsageError."""
    if source is None:
        return Defaults()
    try:
        found = tomllib.loads(source.decode("utf-8-sig"))
        return msgspec.convert(found, Defaults)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(_("{file}: {error}").format(file=FILE, error=error)) from error


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the cache belongs; TRACKER_CACHE_DIR overrides it."""
    override = environ.get("TRACKER_CACHE_DIR")
    return Path(override) if override else platformdirs.user_cache_path("tracker", appauthor=False)


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where locks (and later the journal) belong; TRACKER_STATE_DIR overrides it."""
    override = environ.get("TRACKER_STATE_DIR")
    return Path(override) if override else platformdirs.user_state_path("tracker", appauthor=False)
