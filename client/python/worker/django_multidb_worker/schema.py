"""The schema that Django means an alias to have: after its migrations, after those recorded there, and by its models."""

from .failures import Failure, of_exception
from .history import History
from .tables_of_models import Tables, split_name


def schema(task, alias):
    """
    Answers what stands on each table that the routers let be on the alias. Reads the alias's `django_migrations`
    and, for what depends on it, the server's version; changes nothing.
    """
    task.state["project"].need_apps()
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, connections
    from django.db.migrations.exceptions import BadMigrationError, NodeNotFoundError
    from django.db.migrations.loader import MigrationLoader

    connection = connections[alias]
    try:
        # Texts are quoted by the driver, which some drivers do only with a connection.
        connection.ensure_connection()
        loader = MigrationLoader(connection)
        history = History(loader, task.checkpoint)
        tables = Tables(connection, task.checkpoint)
        # States have the models of apps without migrations too, but without their relations.
        unmigrated = (apps, loader.unmigrated_apps.__contains__)
        final = tables.of((history.final.apps, loader.migrated_apps.__contains__), unmigrated)
        applied = tables.of((history.applied.apps, loader.migrated_apps.__contains__), unmigrated)
        models = tables.of((apps, lambda _: True))
        for name, table in models.items():
            # The key of a table between two models is of another size in a state: makemigrations does not look at it.
            if table["field"] is not None and name in final:
                models[name] = final[name]
        return {
            "vendor": connection.vendor,
            "applied": [".".join(key) for key in history.done],
            "pending": [".".join(key) for key in history.pending],
            "tables": list(final.values()),
            # Where nothing differs, nothing is told twice.
            "before": _other(final, applied),
            "wanted": _other(final, models),
            "models": _models(alias, apps, tables),
            "unmigrated": sorted(loader.unmigrated_apps),
            "caches": _caches(),
            "origins": history.origins,
            "removed": history.removed,
            "raw": history.raw,
        }
    except (NodeNotFoundError, BadMigrationError, ImproperlyConfigured, DatabaseError) as error:
        raise Failure("other", of_exception(error)["message"]) from error
    finally:
        connection.close()


def _other(final, state):
    """What a state has otherwise, by table; None for a table that it does not have."""
    names = list(dict.fromkeys([*final, *state]))
    return [
        {"table": name, "is": state.get(name)} for name in names if state.get(name) != final.get(name)
    ]


def _models(alias, apps, tables):
    """Every model with a table of its own, and whether Django makes that table on this alias."""
    from django.db import router

    told = []
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.proxy or meta.swapped:
            continue
        namespace, table = split_name(meta.db_table)
        told.append(
            {
                "label": meta.label,
                "app": meta.app_label,
                "schema": namespace,
                "table": table,
                "managed": meta.managed,
                "here": tables.is_here(model),
                # Rows of a model that Django does not make are looked for where routers send them.
                "used": not meta.managed and alias in (router.db_for_read(model), router.db_for_write(model)),
                "columns": [field.column for field in meta.local_concrete_fields if field.column],
            }
        )
    return told


def _caches():
    """The tables that `createcachetable` makes."""
    from django.conf import settings

    return [
        str(cache.get("LOCATION", ""))
        for cache in settings.CACHES.values()
        if str(cache.get("BACKEND", "")).endswith(".DatabaseCache")
    ]
