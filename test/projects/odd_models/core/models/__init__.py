"""A package that imports each of its modules in a loop."""

import importlib
import pkgutil

from . import bases
from .bases import Tagged as Labelled

for _, name, is_package in pkgutil.iter_modules(__path__):
    if not is_package and not name.startswith("_"):
        importlib.import_module(f"{__name__}.{name}")

from core.models.deep.deepest import *

__all__ = ["Labelled", "bases"]
