"""Reads classes and names out of Django's sources, for the modules that need psycopg or GDAL to be imported."""

import ast
import importlib
import inspect
from pathlib import Path

import django

CONTRIB = "django.contrib."
# These cannot be imported without psycopg or GDAL.
READ_MODULES = [
    "django.contrib.gis.apps",
    "django.contrib.postgres.apps",
    "django.contrib.postgres.fields",
    "django.contrib.postgres.search",
    "django.contrib.gis.db.models",
    "django.contrib.gis.db.models.fields",
]


def source(module):
    """The source file of a module, found without importing it; None where there is none."""
    path = Path(django.__path__[0]).parent.joinpath(*module.split("."))
    candidates = [path.with_suffix(".py"), path / "__init__.py"]
    return next((file for file in candidates if file.exists()), None)


def constants_in(node):
    """The constants that a class statement's body binds; `_("…")` is its text."""
    bound = {}
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            value = statement.value
            if isinstance(value, ast.Call) and value.args:
                value = value.args[0]
            if isinstance(value, ast.Constant) and isinstance(statement.targets[0], ast.Name):
                bound[statement.targets[0].id] = value.value
    return bound


def exported(module):
    """What each public name of a module is: the dotted path of its definition."""
    names = {}
    for name in public_names(module):
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            if value.__module__.startswith("django."):
                names[name] = dotted(value)
    return dict(sorted(names.items()))


def public_names(module):
    return getattr(module, "__all__", None) or [one for one in vars(module) if not one.startswith("_")]


def dotted(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def read_modules():
    """What of those modules is of use: fields, app configurations, their bases, and the names."""
    classes, names = {}, {}
    for name in READ_MODULES:
        read_module(name, classes, names)
    kept = [path for path in classes if settle(path, classes)]
    kept += [base for path in kept for base in classes[path]["bases"] if base in classes]
    wanted = [name for name in READ_MODULES if not name.endswith(".apps")]
    return (
        {path: classes[path] for path in kept},
        {name: dict(sorted(names[name].items())) for name in wanted},
    )


def read_module(name, classes, modules):
    """Adds the classes and the names of a module, and of what it imports from beside it."""
    if name in modules:
        return
    names = modules[name] = {}
    file = source(name)
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    listed = None
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            try:
                listed = ast.literal_eval(node.value)
            except ValueError:
                pass  # Put together from other modules' lists: everything public counts.
        elif isinstance(node, ast.ImportFrom):
            origin = absolute(node, package)
            if origin.startswith((CONTRIB + "postgres", CONTRIB + "gis.db")) and source(origin):
                read_module(origin, classes, modules)
            known = modules.get(origin) or importable_names(origin)
            for alias in node.names:
                if alias.name == "*":
                    names.update(known)
                else:
                    path = known.get(alias.name, f"{origin}.{alias.name}")
                    names[alias.asname or alias.name] = path
        elif isinstance(node, ast.FunctionDef):
            names[node.name] = f"{name}.{node.name}"
        elif isinstance(node, ast.ClassDef):
            names[node.name] = f"{name}.{node.name}"
            bases = [resolved(base, names) for base in node.bases]
            facts = {"kind": "other", "bases": bases, "attributes": constants_in(node)}
            classes[f"{name}.{node.name}"] = facts
    for key in list(names):
        hidden = key.startswith("_") if listed is None else key not in listed
        if hidden or not names[key].startswith("django."):
            del names[key]


def importable_names(module):
    try:
        return exported(importlib.import_module(module))
    except Exception:
        return {}


def absolute(node, package):
    if not node.level:
        return node.module
    parts = package.split(".")
    kept = parts[: len(parts) - node.level + 1]
    return ".".join([*kept, node.module] if node.module else kept)


def resolved(base, names):
    text = ast.unparse(base)
    first, _, rest = text.partition(".")
    path = names.get(first, text)
    if not rest:
        return path
    return importable_names(path).get(rest, f"{path}.{rest}")


def settle(path, classes):
    """Gives a class that was read its kind, by the bases it leads to; False where it is of no use."""
    from django.apps import AppConfig
    from django.db.models import Field

    facts = classes[path]
    if leads_to(path, AppConfig, classes):
        facts["kind"] = "appConfig"
        return True
    del facts["attributes"]
    is_field = leads_to(path, Field, classes)
    facts["kind"] = "field" if is_field else "mixin"
    return is_field


def leads_to(path, root, classes):
    if path in classes:
        return any(leads_to(base, root, classes) for base in classes[path]["bases"])
    module, _, name = path.rpartition(".")
    try:
        return issubclass(getattr(importlib.import_module(module), name), root)
    except (AttributeError, ImportError, TypeError, ValueError):
        return False
