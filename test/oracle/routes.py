"""What real Django answers for a project, as the JSON document of `django-multidb routes --format json`.

    python routes.py PROJECT_DIR SETTINGS_MODULE          one document on standard output
    python routes.py PROJECT_DIR --batch < modules.txt    one document a line, each made in its own child process

Every answer is observed: the routers are called, many times, and nothing is read out of their source.
Beyond the fixed format a document has `engines`, the ENGINE of each alias; `tables`, the table and columns of each
model; and `databases`, the setting as the project wrote it.
A `path` or a `line` of null means that it was not observable and is not to be compared.
"""

import ast
import json
import os
import random
import sys
import traceback

# How often a router is asked at first, and how often once two calls have answered differently.
FIRST_CALLS = 60
MORE_CALLS = 600

# How often a router is asked whether it allows something, which hardly ever is a matter of chance.
STEADY_CALLS = 8


def main(arguments):
    project = os.path.realpath(arguments[0])
    scrub_environment(project)
    os.chdir(project)
    sys.path[0] = project
    if arguments[1] != "--batch":
        print(json.dumps(document(project, arguments[1]), indent=1))
        return
    import django.db.models  # noqa: F401  (loaded once, before the children are made)
    import django.core.management  # noqa: F401

    # `os.fork` copies what is buffered, so nothing may be buffered when it is called.
    for settings_module in sys.stdin.read().split():
        sys.stdout.flush()
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            continue
        try:
            result = document(project, settings_module)
        except BaseException:
            result = {"settings": settings_module, "failed": traceback.format_exc()}
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()
        os._exit(0)


def scrub_environment(project):
    """Keeps PATH and HOME, and adds what the project's oracle.json asks for."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    try:
        with open(os.path.join(project, "oracle.json"), encoding="utf-8") as file:
            environment.update(json.load(file).get("environment", {}))
    except FileNotFoundError:
        pass
    os.environ.clear()
    os.environ.update(environment)


def document(project, settings_module):
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    try:
        import configurations
    except ImportError:
        pass
    else:
        # A settings class is chosen by this variable; without it the package does nothing.
        if "DJANGO_CONFIGURATION" in os.environ:
            configurations.setup()
    import django
    from django.conf import settings

    # Before Django puts its defaults into the dicts.
    databases = plain(getattr(settings, "DATABASES", {}))
    django.setup()
    from django.apps import apps
    from django.db import connections

    aliases = list(connections)
    models = {}
    relations = {}
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        models[model._meta.label] = {
            **place(model, project),
            "read": observed_aliases("db_for_read", model),
            "write": observed_aliases("db_for_write", model),
            "migrate": {alias: observed_migrate(alias, model) for alias in aliases},
        }
    for model in apps.get_models(include_auto_created=True):
        tables[model._meta.label] = table(model)
        if not model._meta.proxy:
            relations.update(relations_of(model, models))
    return {
        "version": 1,
        "django": django.get_version(),
        "settings": settings_module,
        "aliases": sorted(aliases),
        "engines": {alias: connections.settings[alias]["ENGINE"] for alias in aliases},
        "models": models,
        "relations": relations,
        "tables": tables,
        "databases": databases,
    }


def table(model):
    """The table of a model and its columns, in Django's order."""
    options = model._meta
    keys = {field.attname for field in options.pk_fields}
    return {
        "table": options.db_table,
        "managed": options.managed,
        "proxy": options.proxy,
        "autoCreated": bool(options.auto_created),
        "columns": [
            {
                "field": field.name,
                "column": field.column,
                "type": type(field).__name__,
                "null": field.null,
                "primaryKey": field.attname in keys,
            }
            for field in options.local_concrete_fields
        ],
    }


def plain(value):
    """A value of the settings as JSON has it; what JSON has no word for is null in a list of its own."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (str, os.PathLike)):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(inner) for inner in value)
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return [None]


def observed_aliases(method, model):
    """Asks the routers again and again, since an answer may be a random one."""
    from django.db import router

    answers = set()
    errors = set()
    calls = 0
    while calls < (FIRST_CALLS if len(answers) + len(errors) < 2 else MORE_CALLS):
        random.seed(calls)
        calls += 1
        try:
            answers.add(alias_text(getattr(router, method)(model)))
        except Exception as error:
            errors.add(type(error).__name__)
    if not errors:
        return {"aliases": sorted(answers), "exact": True}
    if not answers and len(errors) == 1:
        return {"error": errors.pop(), "exact": True}
    return {"aliases": sorted(answers), "errors": sorted(errors), "exact": False}


def alias_text(value):
    """The text of an alias: a member of an enumeration of strings stands for its value."""
    return str.__str__(value) if isinstance(value, str) else repr(value)


def observed_migrate(alias, model):
    from django.db import router

    return steady(lambda: bool(router.allow_migrate_model(alias, model)))


def steady(ask):
    """The one answer of repeated calls, or None when they differ."""
    seen = []
    for call in range(STEADY_CALLS):
        random.seed(call)
        try:
            answer = ask()
        except Exception as error:
            answer = {"error": type(error).__name__}
        if answer not in seen:
            seen.append(answer)
    return seen[0] if len(seen) == 1 else None


def relations_of(model, models):
    from django.db import router
    from django.db.models import ForeignKey, ManyToManyField, OneToOneField

    found = {}
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if not isinstance(field, (ForeignKey, ManyToManyField)):
            continue
        if field.auto_created and field.remote_field.parent_link:
            continue
        kind = next(
            known.__name__
            for known in (OneToOneField, ForeignKey, ManyToManyField)
            if isinstance(field, known)
        )
        target = field.remote_field.model
        owner_alias = only_alias(models[model._meta.label])
        target_alias = only_alias(models[target._meta.label])
        allowed = None
        if owner_alias is not None and target_alias is not None:
            allowed = steady(
                lambda: bool(
                    router.allow_relation(
                        instance_on(target, target_alias), instance_on(model, owner_alias)
                    )
                )
            )
        found[f"{model._meta.label}.{field.name}"] = {
            "to": target._meta.label,
            "kind": kind,
            "allowed": allowed,
        }
    return found


def only_alias(facts):
    aliases = facts["write"].get("aliases", [])
    return aliases[0] if facts["write"]["exact"] and len(aliases) == 1 else None


def instance_on(model, alias):
    """A bare instance of a model on a database, made without its __init__ and without a query."""
    from django.db.models.base import ModelState

    instance = model.__new__(model)
    instance._state = ModelState()
    instance._state.db = alias
    for field in model._meta.concrete_fields:
        instance.__dict__[field.attname] = None
    return instance


def place(model, project):
    """Where the `class` statement of a model stands, for a class that the project's files spell out."""
    path = getattr(sys.modules.get(model.__module__), "__file__", None)
    if path is None or not os.path.realpath(path).startswith(project + os.sep):
        return {"path": None, "line": None}
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    lines = [line for name, line in class_lines(tree, "") if name == model.__qualname__]
    relative = os.path.relpath(os.path.realpath(path), project).replace(os.sep, "/")
    if len(lines) == 1:
        return {"path": relative, "line": lines[0]}
    return {"path": None, "line": None}


def class_lines(node, prefix):
    """Each class statement below a node: its qualified name, and the line of the word `class`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield prefix + child.name, child.lineno
            yield from class_lines(child, f"{prefix}{child.name}.")
        elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from class_lines(child, f"{prefix}{child.name}.<locals>.")
        else:
            yield from class_lines(child, prefix)


if __name__ == "__main__":
    main(sys.argv[1:])
