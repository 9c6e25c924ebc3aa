"""Writes down what an installed Django brings: its models, fields, managers, apps and default settings.

    python contribModels.py > facts.json

One JSON document on standard output, of the shape of `DjangoFacts` in server/project/django/contribTypes.ts.
What can be imported is asked; django.contrib.postgres and django.contrib.gis need libraries
that are not Django's, so of their fields the source is read.
"""

import ast
import copy
import importlib
import inspect
import json
import pkgutil
import sys

import django
import django.contrib
from contribSources import CONTRIB, constants_in, dotted, exported, read_modules, source
from django.conf import global_settings, settings

SETTINGS = [
    "AUTH_USER_MODEL",
    "AUTHENTICATION_BACKENDS",
    "CACHES",
    "DATABASES",
    "DATABASE_ROUTERS",
    "DEBUG",
    "DEFAULT_AUTO_FIELD",
    "DEFAULT_TABLESPACE",
    "FIXTURE_DIRS",
    "FORCE_SCRIPT_NAME",
    "INSTALLED_APPS",
    "LANGUAGE_CODE",
    "MIDDLEWARE",
    "MIGRATION_MODULES",
    "SECRET_KEY",
    "SESSION_ENGINE",
    "SILENCED_SYSTEM_CHECKS",
    "TEST_RUNNER",
    "TIME_ZONE",
    "USE_TZ",
]
# What a name means in these modules is written down, re-exports included.
MODULES = [
    "django.apps",
    "django.contrib.auth.base_user",
    "django.contrib.auth.models",
    "django.contrib.contenttypes.fields",
    "django.contrib.contenttypes.models",
    "django.contrib.sites.managers",
    "django.contrib.sites.models",
    "django.db",
    "django.db.models",
    "django.db.models.fields",
    "django.db.models.fields.related",
    "django.db.models.manager",
    "django.db.models.query",
]
META_OPTIONS = [
    "abstract",
    "app_label",
    "db_table",
    "default_permissions",
    "managed",
    "ordering",
    "permissions",
    "proxy",
    "swappable",
    "unique_together",
    "verbose_name",
    "verbose_name_plural",
]


def main():
    # Connections fill in DATABASES, so the defaults are copied before anything uses them.
    defaults = {name: copy.deepcopy(getattr(global_settings, name)) for name in SETTINGS}
    names = [module.name for module in pkgutil.iter_modules(django.contrib.__path__)]
    with_models = [name for name in names if has_models(name)]
    settings.configure(INSTALLED_APPS=[CONTRIB + name for name in with_models], SITE_ID=1)
    django.setup()
    classes = {**fields_and_managers(), **models(), **app_configs(names)}
    modules = {name: exported(importlib.import_module(name)) for name in MODULES}
    read, names_read = read_modules()
    classes.update(read)
    modules.update(names_read)
    facts = {
        "apps": apps(names),
        "classes": dict(sorted(classes.items())),
        "modules": dict(sorted(modules.items())),
        "constants": constants(),
        "settings": defaults,
    }
    document = {"version": "%d.%d" % django.VERSION[:2], "facts": facts}
    json.dump(document, sys.stdout, default=str, indent=1)


def has_models(name):
    """Whether the contrib app has a module of models that needs nothing but Django."""
    return name not in ("gis", "postgres") and source(CONTRIB + name + ".models") is not None


# Apps


def apps(names):
    """By dotted name, each contrib app and the AppConfig that Django takes for it."""
    from django.apps import apps as registry

    by_name = {}
    for name in names:
        package = CONTRIB + name
        configs = read_configs(package)
        chosen = [one for one in configs if one.get("default")] or configs
        if not chosen:
            continue
        label = chosen[0].get("label", name)
        entry = {"label": label, "config": chosen[0]["path"]}
        if has_models(name):
            config = registry.get_app_config(label)
            found = config.get_models(include_auto_created=True, include_swapped=True)
            entry["models"] = sorted(dotted(model) for model in found)
        by_name[package] = entry
    return by_name


def read_configs(package):
    """The AppConfig classes of an app, by reading: some of them import what is not installed."""
    file = source(package + ".apps")
    if file is None:
        return []
    configs = []
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.bases:
            configs.append({"path": f"{package}.apps.{node.name}", **constants_in(node)})
    return configs


def app_configs(names):
    from django.apps import AppConfig

    found = {dotted(AppConfig): class_facts(AppConfig, "appConfig")}
    for name in names:
        if name in ("gis", "postgres") or source(CONTRIB + name + ".apps") is None:
            continue
        module = importlib.import_module(CONTRIB + name + ".apps")
        for cls in defined_in(module):
            if issubclass(cls, AppConfig):
                found[dotted(cls)] = class_facts(cls, "appConfig")
    return found


def defined_in(module):
    classes = [value for value in vars(module).values() if inspect.isclass(value)]
    return [cls for cls in classes if cls.__module__ == module.__name__]


# Classes


def class_facts(cls, kind):
    """The class's bases, the constants of its body, and the names of all else in its body."""
    attributes, members = {}, []
    for name, value in vars(cls).items():
        if name.startswith("__") and name != "__init__":
            continue
        if is_plain(value):
            attributes[name] = plain(value)
        elif not name.startswith("_"):
            members.append(name)
    facts = {"kind": kind, "bases": [dotted(base) for base in cls.__bases__ if base is not object]}
    if attributes:
        facts["attributes"] = attributes
    if members:
        facts["members"] = sorted(members)
    return facts


def is_plain(value):
    if isinstance(value, (list, tuple)):
        return all(is_plain(item) for item in value)
    return value is None or isinstance(value, (bool, int, str)) or is_lazy(value)


def plain(value):
    """The value as JSON has it: lazy texts are texts, tuples are lists."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def is_lazy(value):
    from django.utils.functional import Promise

    return isinstance(value, Promise)


def fields_and_managers():
    """Every class of fields, managers and querysets that Django has, and the base of models."""
    from django.contrib.contenttypes import fields as generic
    from django.contrib.sites import managers as sites  # noqa: F401
    from django.db.models import Field, Model, QuerySet, manager
    from django.db.models.query import RawQuerySet

    # A class of its own that is made at run time: `Manager` inherits from it.
    made = manager.Manager.__mro__[1]
    found = {dotted(made): manager_facts(made)}
    found[dotted(Model)] = class_facts(Model, "modelBase")
    for cls in [QuerySet, RawQuerySet, *descendants(QuerySet)]:
        found[dotted(cls)] = class_facts(cls, "querySet")
    for cls in [manager.BaseManager, *descendants(manager.BaseManager)]:
        found[dotted(cls)] = manager_facts(cls)
    roots = [Field, generic.GenericForeignKey]
    fields = [*roots, *(one for root in roots for one in descendants(root))]
    found.update({dotted(cls): class_facts(cls, "field") for cls in fields})
    for cls in [Model, QuerySet, manager.BaseManager, *fields]:
        for base in cls.__mro__[1:-1]:
            if dotted(base) not in found:
                found[dotted(base)] = class_facts(base, "mixin")
    for facts in found.values():
        if facts["kind"] in ("field", "mixin"):
            # What a field is made of besides its place in the tree of classes decides no route.
            facts.pop("members", None)
            facts.pop("attributes", None)
    return {name: facts for name, facts in found.items() if name.startswith("django.")}


def descendants(cls):
    for child in cls.__subclasses__():
        if child.__module__.startswith("django."):
            yield child
            yield from descendants(child)


def manager_facts(cls):
    facts = class_facts(cls, "manager")
    query_set = getattr(cls, "_queryset_class", None)
    if query_set is not None and "_queryset_class" in vars(cls):
        facts["querySet"] = dotted(query_set)
    return facts


# Models


def models():
    """By dotted name, the models of all contrib apps: abstract and automatic ones too."""
    from django.apps import apps as registry
    from django.db.models import Model

    found = {}
    for config in registry.get_app_configs():
        for model in config.get_models(include_auto_created=True, include_swapped=True):
            found[dotted(model)] = model_facts(model)
            for base in model.__mro__[1:-1]:
                if issubclass(base, Model) and base is not Model:
                    found[dotted(base)] = model_facts(base)
    return found


def model_facts(model):
    meta = model._meta
    automatic = meta.auto_created
    own = None if automatic else names_in_body(model)
    facts = {"kind": "model", "bases": [dotted(base) for base in model.__bases__]}
    if not meta.abstract:
        facts.update(label=meta.label, table=meta.db_table)
    for name in ("abstract", "proxy"):
        if getattr(meta, name):
            facts[name] = True
    if not meta.managed:
        facts["managed"] = False
    if meta.swappable:
        facts["swappable"] = meta.swappable
    if automatic:
        facts["through"] = through_of(model)
    given = {name: meta.original_attrs[name] for name in META_OPTIONS if name in meta.original_attrs}
    if given and not automatic:
        facts["meta"] = plain({name: value for name, value in given.items() if name != "abstract"})
    fields = [*meta.local_fields, *meta.local_many_to_many]
    facts["fields"] = [
        field_facts(field, automatic)
        for field in sorted(fields)
        if own is None or field.name in own or field.auto_created
    ]
    managers = [one for one in meta.local_managers if own is None or one.name in own]
    if managers and not automatic:
        facts["managers"] = {one.name: dotted(type(one)) for one in managers}
    if own is not None:
        attributes = {
            name: vars(model)[name] for name in own if name in vars(model) and is_plain(vars(model)[name])
        }
        if attributes:
            facts["attributes"] = plain(attributes)
        known = {"Meta", *(field["name"] for field in facts["fields"]), *attributes}
        known.update(one.name for one in managers)
        members = [name for name in own if name not in known and not name.startswith("__")]
        if members:
            facts["members"] = sorted(members)
    return facts


def through_of(model):
    """"app.Model.field" of the many-to-many field for which Django made the model."""
    owner = model._meta.auto_created
    field = next(one for one in owner._meta.local_many_to_many if one.remote_field.through is model)
    return f"{owner._meta.label}.{field.name}"


def names_in_body(cls):
    """The names that the class statement binds, in its order."""
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(cls)))
    names = []
    for node in tree.body[0].body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names.extend(target.id for target in node.targets if isinstance(target, ast.Name))
    return list(dict.fromkeys(names))


def field_facts(field, automatic):
    """A field; what has Django's default value is left out."""
    _, path, _, keywords = field.deconstruct()
    facts = {"name": field.name, "class": path}
    if field.auto_created and not automatic:
        facts["automatic"] = True
    if field.primary_key:
        facts["primaryKey"] = True
    if field.null:
        facts["null"] = True
    remote = field.remote_field
    if remote is None:
        return facts
    swapped = None if automatic else field.swappable_setting
    target = remote.model if isinstance(remote.model, str) else remote.model._meta.label
    facts["to"] = f"settings.{swapped}" if swapped else target
    if field.many_to_many:
        # An abstract model's field has no table yet.
        if remote.through is not None:
            facts["through"] = remote.through._meta.label
    else:
        facts["onDelete"] = remote.on_delete.__name__
    if not (remote if field.many_to_many else field).db_constraint:
        facts["dbConstraint"] = False
    if "related_name" in keywords:
        facts["relatedName"] = keywords["related_name"]
    return facts


# Modules


def constants():
    from django import conf, db
    from django.db.models.constants import LOOKUP_SEP

    return {
        "django.VERSION": list(django.VERSION[:2]),
        "django.conf.ENVIRONMENT_VARIABLE": conf.ENVIRONMENT_VARIABLE,
        "django.db.DEFAULT_DB_ALIAS": db.DEFAULT_DB_ALIAS,
        "django.db.models.constants.LOOKUP_SEP": LOOKUP_SEP,
        "django.db.utils.DEFAULT_DB_ALIAS": db.utils.DEFAULT_DB_ALIAS,
    }


main()
