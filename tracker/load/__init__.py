"""From bytes to the model: records, and the frameworks and tables they are assessed against.

Each loader takes bytes and gives what it could make of them with the findings on the rest. The
only files that are read here are the built-in ones.
"""

from tracker.load.catalogue import Catalogue, load_catalogue
from tracker.load.crosswalk import load_crosswalk
from tracker.load.framework import load_framework
from tracker.load.record import Loaded, load_record
from tracker.load.reference import load_countries, load_reference
from tracker.load.resources import builtin_files
from tracker.load.shaping import Places, Shaped

__all__ = [
    "Catalogue",
    "Loaded",
    "Places",
    "Shaped",
    "builtin_files",
    "load_catalogue",
    "load_countries",
    "load_crosswalk",
    "load_framework",
    "load_record",
    "load_reference",
]
