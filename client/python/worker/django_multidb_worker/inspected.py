"""Source text of models for tables, by Django's own command."""

import io

from .failures import Failure


def inspectdb(task, alias, tables):
    """Runs `inspectdb` for the given tables and views of an alias."""
    task.state["project"].need_settings()
    from django.core.management import CommandError, call_command
    from django.db import connections

    text = io.StringIO()
    try:
        call_command("inspectdb", *tables, database=alias, stdout=text, include_views=True, include_partitions=True)
    except CommandError as error:
        raise Failure("statement", str(error)) from error
    finally:
        connections[alias].close()
    return {"source": text.getvalue()}
