"""What every struct of the model shares."""

import msgspec


class Part(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True, dict=True):
    """A frozen struct with YAML's kebab-case names that refuses what it does not know.

    ``dict=True`` lets cached properties live on it. (Subclasses repeat ``frozen=True`` for mypy.)
    """
