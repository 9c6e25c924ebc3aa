"""Python cells: code in a namespace that lasts, bound to one alias."""

import ast
import linecache
import sys
import threading
import time

from .failures import Failure, failed, redact, trace
from .output import Output, Stream
from .refusals import reason_of
from .tables import shown
from .vendors import vendor_of

# Statements of one cell that are reported.
STATEMENTS = 200
SQL_LIMIT = 2000


class Console:
    """The namespace of a console, and the connections that its cells use."""

    def __init__(self, alias, read_only):
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.db import connections
        from django.db.backends.signals import connection_created

        if alias not in connections:
            raise Failure("no-database", f"the project has no alias {alias!r}")
        self._alias = alias
        self._read_only = frozenset(read_only)
        self._statements = []
        self._active = {}
        # The main thread's connections, by alias.
        self._opened = {}
        self._main = threading.get_ident()
        self._connections = connections
        self._cursor = None
        self._streams = [Stream("stdout", sys.stdout), Stream("stderr", sys.stderr)]
        sys.stdout, sys.stderr = self._streams
        # Every thread has connections of its own; each is watched from its beginning.
        connection_created.connect(self._created, weak=False)
        for name in connections:
            try:
                self._watch(connections[name])
            except ImproperlyConfigured:
                # A driver is missing; only who uses that alias needs it.
                continue
        self.names = {"__name__": "__console__", "__builtins__": __builtins__, "settings": settings, "connections": connections}
        self.names["connection"] = connections[alias]
        self._add_models()

    def open(self):
        """Connects, so that what is wrong is said at once. Answers what the server is."""
        connection = self.names["connection"]
        try:
            connection.ensure_connection()
            self.names["cursor"] = self._cursor = connection.cursor()
            facts = vendor_of(connection).facts() if connection.vendor != "sqlite" else {}
        except Exception as error:
            raise Failure(reason_of(error), str(error).strip(), code=type(error).__name__) from error
        return {"product": str(connection.display_name), "version": facts.get("version") or "", "names": sorted(self.names)}

    def run(self, task, code, number, limit):
        """Runs one cell. What it raises is an answer like another; only cancelling is told apart."""
        self._statements = []
        self._renew_cursor()
        name = f"<cell {number}>"
        linecache.cache[name] = (len(code), None, code.splitlines(True), name)
        output = Output(task)
        answer = {"value": {"kind": "nothing"}}
        started = time.perf_counter()
        for stream in self._streams:
            stream.output = output
        try:
            task.stop_server = self._stop
            task.interruptible = True
            answer = {"value": self._value(code, name, limit)}
        except BaseException as error:
            task.interruptible = False
            answer = {"error": _error(error, name, task.cancelled)}
        finally:
            task.finish()
            for stream in self._streams:
                stream.output = None
            output.flush()
        milliseconds = (time.perf_counter() - started) * 1000
        return {**answer, "milliseconds": milliseconds, "statements": self._statements, **self._transactions()}

    def _value(self, code, name, limit):
        tree = ast.parse(code, name)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, name, "exec"), self.names)
        if last is None:
            return {"kind": "nothing"}
        value = eval(compile(ast.Expression(last.value), name, "eval"), self.names)
        self.names["_"] = value
        if _is_semicolon_after(code):
            return {"kind": "nothing"}
        return shown(value, limit)

    def _renew_cursor(self):
        """`cursor` is open in each cell, also after `with cursor:` or a lost connection; a name given anew is left alone."""
        if self.names.get("cursor") is not self._cursor:
            return
        raw = getattr(self._cursor, "cursor", None)
        if self.names["connection"].connection is None or getattr(raw, "closed", False) or _is_closed(raw):
            self.names["cursor"] = self._cursor = self.names["connection"].cursor()

    def _created(self, connection, **_):
        self._watch(connection)
        if connection.alias in self._read_only:
            vendor_of(connection).make_read_only()

    def _watch(self, connection):
        if threading.get_ident() == self._main:
            self._opened[connection.alias] = connection
        if self._observe not in connection.execute_wrappers:
            connection.execute_wrappers.append(self._observe)

    def _observe(self, execute, sql, params, many, context):
        connection = context["connection"]
        thread = threading.get_ident()
        self._active[thread] = (connection, context["cursor"])
        started = time.perf_counter()
        error = None
        try:
            return execute(sql, params, many, context)
        except Exception as raised:
            error = redact(str(raised).strip())
            raise
        finally:
            self._active.pop(thread, None)
            if len(self._statements) < STATEMENTS:
                milliseconds = (time.perf_counter() - started) * 1000
                entry = {"alias": connection.alias, "sql": str(sql)[:SQL_LIMIT], "milliseconds": milliseconds}
                self._statements.append({**entry, "error": error} if error else entry)

    def _stop(self):
        """Stops the statements that run. Without one, Python itself has to be interrupted."""
        stopped = False
        for connection, cursor in list(self._active.values()):
            vendor = vendor_of(connection)
            vendor.use(cursor)
            try:
                stopped = vendor.cancel() or stopped
            except Exception:
                # Interrupting Python is left.
                continue
        return stopped

    def _transactions(self):
        """The aliases on which a transaction is open after the cell."""
        found = []
        for name in self._connections:
            connection = self._opened.get(name)
            if connection is None or connection.connection is None:
                continue
            try:
                state = vendor_of(connection).transaction()
            except Exception:
                continue
            if state != "none" or not connection.autocommit:
                found.append(name)
        return {"transactions": found}

    def _add_models(self):
        """The models by name, as in Django's own shell; the first app wins where two have one name."""
        from django.apps import apps

        for model in apps.get_models():
            self.names.setdefault(model.__name__, model)


def _error(error, name, cancelled):
    if isinstance(error, KeyboardInterrupt) or cancelled:
        return failed("cancelled", "it was cancelled", traceback=trace(error))
    line = _line(error, name)
    text = str(error)
    kind = type(error).__name__
    return failed("python", f"{kind}: {text}" if text else kind, code=kind, traceback=trace(error), line=line)


def _line(error, name):
    """The last line of the cell that took part."""
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno
    line = None
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == name:
            line = step.tb_lineno
        step = step.tb_next
    return line


def _is_semicolon_after(code):
    """Whether the value is not to be shown, as in a notebook: `rows = …;`."""
    return code.rstrip().endswith(";")


def _is_closed(raw):
    """sqlite3's cursors do not tell."""
    try:
        return raw is None or raw.connection is None
    except Exception:
        return True
