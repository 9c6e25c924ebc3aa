"""The databases of the project as Django has them after configuration, with what each backend says of itself."""

import math
import os

from .failures import of_exception
from .project import is_secret


def databases(task):
    """Answers from the settings alone where the apps cannot be loaded. Connects to nothing."""
    project = task.state["project"]
    project.need_settings()
    from django.conf import settings
    from django.db import connections

    return {
        "django": project.django,
        "debug": bool(settings.DEBUG),
        "unready": project.unready,
        "aliases": [_alias(connections, alias, settings.DATABASES[alias]) for alias in connections],
    }


def _alias(connections, alias, configured):
    try:
        connection = connections[alias]
    except Exception as error:
        # The driver is missing, or the engine cannot be imported.
        backend, values = {"failure": of_exception(error, "backend")}, configured
    else:
        backend, values = _backend(connection), connection.settings_dict
    keys = {str(key): _value(value, str(key), str(key) == "PASSWORD") for key, value in values.items()}
    return {"name": alias, "keys": keys, **backend}


def _backend(connection):
    modules = [each.__module__ for each in type(connection).__mro__ if each.__module__ != "builtins"]
    return {
        "vendor": str(connection.vendor),
        "product": str(connection.display_name),
        "modules": modules,
    }


def _value(value, key, secret):
    """A value of the settings. A text is secret below PASSWORD and OPTIONS, and where its name says so."""
    return {"from": "python", **_plain(value, key, secret)}


def _plain(value, key, secret):
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)
    if value is None or isinstance(value, (bool, float)):
        return {"kind": "known", "value": value, "secret": False}
    if isinstance(value, int):
        return {"kind": "known", "value": value if abs(value) < 2**53 else str(value), "secret": False}
    if isinstance(value, (str, os.PathLike)) or type(value).__name__ == "__proxy__":
        return {"kind": "known", "value": str(value), "secret": secret or is_secret(key)}
    if isinstance(value, dict):
        inner = secret or key == "OPTIONS"
        entries = {str(name): _value(each, str(name), inner) for name, each in value.items()}
        return {"kind": "dict", "entries": entries}
    if isinstance(value, (list, tuple, set, frozenset)):
        return {"kind": "list", "items": [_value(each, key, secret) for each in value]}
    return {"kind": "unknown", "because": f"it is a {type(value).__name__}"}
