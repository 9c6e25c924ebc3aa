"""What can be asked of the worker, by name."""

from . import introspection
from .cells import Console
from .databases import databases
from .failures import Failure
from .fixtures import fixture
from .inspected import inspectdb
from .project import Project
from .schema import schema
from .session import explained, open_session


def start(task, settings):
    """Sets the project up. Answers also where that fails: some questions need less than that."""
    project = task.state["project"] = Project(settings)
    project.set_up()
    return {"django": project.django, "unreadable": project.unreadable, "unready": project.unready}


def open_(task, alias, readOnly, timeout):
    """Opens the session of this process. Models are not needed, so settings are enough."""
    task.state["project"].need_settings()
    from django.db import connections

    session, facts = open_session(connections, alias, readOnly, timeout)
    task.state["session"] = session
    return _told(session, facts)


def execute(task, sql, values, query, effect):
    """Runs one statement."""
    session = task.state["session"]
    return _call(session, task, lambda: {"results": session.execute(task, sql, values, query, effect)})


def read(task, source, count):
    """The next rows of a result."""
    session = task.state["session"]
    return _call(session, task, lambda: session.read(task, source, count))


def close_source(task, source):
    """Lets go of a result."""
    session = task.state["session"]
    return _call(session, task, lambda: session.close_source(source))


def transact(task, verb):
    """`begin`, `commit`, `rollback`, `autocommit` or `manual`."""
    session = task.state["session"]

    def act():
        session.close_sources()
        if verb in ("autocommit", "manual"):
            if verb == "autocommit" and session.vendor.transaction() != "none":
                raise Failure("statement", "a transaction is open: commit it or roll it back first")
            session.autocommit = verb == "autocommit"
        elif verb == "begin":
            if session.vendor.transaction() != "none":
                raise Failure("statement", "a transaction is open already")
            session.vendor.begin()
        elif session.vendor.transaction() != "none":
            getattr(session.vendor, verb)()

    return _call(session, task, act)


def list_(task, of, schema):
    """The objects below one place of the tree."""
    session = task.state["session"]
    connection = session.vendor.connection
    own = session.vendor.schema
    kinds = {
        "schemas": lambda: introspection.schemas(own()),
        "objects": lambda: introspection.objects(connection, schema),
        "all-objects": lambda: introspection.objects(connection, own()),
        "columns": lambda: introspection.columns(session.vendor, task.checkpoint),
    }
    return _call(session, task, kinds[of])


def describe(task, object):
    """Everything about one object."""
    session = task.state["session"]
    return _call(session, task, lambda: introspection.describe(session.vendor, object))


def console(task, alias, readOnly):
    """Opens the namespace of this process for cells."""
    task.state["project"].need_apps()
    opened = Console(alias, readOnly)
    answer = opened.open()
    task.state["console"] = opened
    return answer


def cell(task, code, number, rows):
    """Runs a Python cell."""
    return task.state["console"].run(task, code, number, rows)


def _call(session, task, act):
    """Carries out what belongs to a session; answers and failures say in what transaction it is now."""
    try:
        answer = act()
    except Exception as error:
        failure = explained(session.vendor, error, task.cancelled)
        try:
            failure.more["state"] = session.transaction()
        except Exception:
            failure.more["state"] = "none"
        raise failure from error
    return _told(session, answer)


def _told(session, answer):
    return {"answer": answer, "state": session.transaction(), "notices": session.vendor.take_notices()}


METHODS = {
    "start": start,
    "databases": databases,
    "inspectdb": inspectdb,
    "fixture": fixture,
    "schema": schema,
    "open": open_,
    "execute": execute,
    "read": read,
    "closeSource": close_source,
    "transact": transact,
    "list": list_,
    "describe": describe,
    "console": console,
    "cell": cell,
}
