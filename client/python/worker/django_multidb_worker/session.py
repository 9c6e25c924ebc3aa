"""A session on one alias through Django's own connection: statements, rows, transactions."""

import base64
import threading

from .failures import Cancelled, Failure
from .refusals import reason_of
from .vendors import vendor_of

# An answer with rows is sent when it holds so many characters.
LARGE = 4_000_000
# Rows are fetched in growing steps, so that a few huge ones are not fetched together.
FIRST_STEP, LAST_STEP = 8, 512
# What is read with the statement, before anybody asked: kinds of columns are learnt from it.
FIRST_ROWS = 200


class Session:
    """The connection, its results that are still read, and whether statements commit by themselves."""

    def __init__(self, vendor, timeout):
        self.vendor = vendor
        self.autocommit = True
        self._timeout = timeout
        self._sources = {}
        self._last = 0
        # Whether the open transaction is one that we began around a query.
        self.implicit = False

    def transaction(self):
        """As the user sees it: without the one around a query."""
        return "none" if self.implicit else self.vendor.transaction()

    def execute(self, task, sql, params, query, effect):
        """Runs a statement; the first rows come with the answer. `effect` is what it does to the transaction."""
        params = _bound(params)
        self.close_sources()
        vendor = self.vendor
        if not self.autocommit and vendor.transaction() == "none" and effect != "begin":
            vendor.begin()
        if vendor.reads_in_transaction and (query or vendor.dialect is None) and vendor.transaction() == "none":
            vendor.begin()
            self.implicit = True
        try:
            cursor = self._run(task, sql, params, query)
            results = [self._result(task, each) for each in vendor.results(cursor)]
        except BaseException:
            self._end_implicit(False)
            raise
        if not self._sources:
            self._end_implicit(True)
        vendor.settle(effect)
        return results

    def read(self, task, source, count):
        """The next rows of a result, fewer than asked for where they are large."""
        if source not in self._sources:
            raise Failure("statement", "the result can no longer be read")
        found = self._sources[source]
        try:
            return self._read(task, source, found, count)
        except BaseException:
            self._sources.pop(source, None)
            self._end_implicit(False)
            raise

    def close_source(self, source):
        """Lets go of a result."""
        found = self._sources.pop(source, None)
        if found is not None:
            found.cursor.close()
        if not self._sources:
            self._end_implicit(True)

    def close_sources(self):
        """Lets go of all results."""
        for source in list(self._sources):
            self.close_source(source)

    def _run(self, task, sql, params, query):
        vendor = self.vendor
        with self._stoppable(task):
            try:
                return vendor.execute(sql, params, query)
            except Exception as error:
                if not (query and self.implicit and vendor.is_not_for_cursors(error)):
                    raise
            # It may change rows, so it is no longer ours to commit or not: it runs as the user wrote it.
            vendor.rollback()
            self.implicit = False
            return vendor.execute(sql, params, False)

    def _result(self, task, cursor):
        told = {"affected": _affected(cursor), "command": self.vendor.command(cursor)}
        if cursor.description is None:
            cursor.close()
            return {**told, "columns": [], "source": None}
        self._last += 1
        source = Source(cursor)
        with self._stoppable(task):
            source.fetch(FIRST_STEP)
        columns = self.vendor.columns(cursor, source.waiting)
        source.writers = [self.vendor.writer(column) for column in columns]
        self._sources[self._last] = source
        read = self._read(task, self._last, source, FIRST_ROWS)
        return {**told, "columns": columns, "source": self._last, "first": read}

    def _read(self, task, number, source, count):
        rows, size = [], 0
        with self._stoppable(task):
            while len(rows) < count and size < LARGE:
                task.checkpoint()
                if not source.waiting and not source.fetch(count - len(rows)):
                    break
                for row in source.take(count - len(rows)):
                    rows.append(row)
                    size += sum(map(_size, row))
        done = source.over and not source.waiting
        if done:
            self.close_source(number)
        return {"rows": rows, "done": done}

    def _end_implicit(self, succeeded):
        if not self.implicit:
            return
        self.implicit = False
        try:
            if succeeded and self.vendor.transaction() == "open":
                self.vendor.commit()
            else:
                self.vendor.rollback()
        except Exception:
            # The connection is gone, and the transaction with it.
            if succeeded:
                raise

    def _stoppable(self, task):
        return Stoppable(self.vendor, task, self._timeout)


class Source:
    """A cursor that is read on, and the rows that were fetched but not asked for yet."""

    def __init__(self, cursor):
        self.cursor = cursor
        # What makes cells of each column's values.
        self.writers = []
        self.waiting = []
        self.over = False
        self._step = FIRST_STEP

    def fetch(self, wanted):
        """Fetches a few rows more; answers whether there were any."""
        if self.over:
            return False
        count = min(self._step, max(wanted, 1))
        rows = self.cursor.fetchmany(count)
        self._step = min(self._step * 2, LAST_STEP)
        self.over = len(rows) < count
        self.waiting.extend(rows)
        return len(rows) > 0

    def take(self, count):
        """The next rows that were fetched, as cells."""
        taken, self.waiting = self.waiting[:count], self.waiting[count:]
        writers = self.writers
        return [
            [None if value is None else write(value) for value, write in zip(row, writers)] for row in taken
        ]


class Stoppable:
    """Around what the server does: it can be cancelled, and it is when it takes too long."""

    def __init__(self, vendor, task, timeout):
        self._vendor = vendor
        self._task = task
        self._late = False
        self._timer = threading.Timer(timeout / 1000, self._stop_late) if timeout else None

    def __enter__(self):
        self._task.stop_server = self._stop
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()

    def __exit__(self, _type, error, _trace):
        self._task.rest()
        if self._timer is not None:
            self._timer.cancel()
        if not isinstance(error, Exception) or isinstance(error, Cancelled):
            return
        if self._late:
            raise Failure("timeout", "the statement took longer than the time limit") from error
        raise explained(self._vendor, error, self._task.cancelled) from error

    def _stop(self):
        try:
            return self._vendor.cancel()
        except Exception:
            # The server does not answer; ending the process is left.
            return False

    def _stop_late(self):
        self._late = self._task.stop_now()


def explained(vendor, error, cancelled):
    """An error of the driver as a failure with a reason."""
    if isinstance(error, Failure):
        return error
    try:
        known = vendor.explain(error)
        lost = vendor.is_lost(error)
    except Exception:
        known, lost = {}, True
    reason = "lost" if lost else known.pop("reason", None) or ("cancelled" if cancelled else "statement")
    known.pop("reason", None)
    return Failure(reason, known.pop("message", None) or str(error), **known)


def open_session(connections, alias, read_only, timeout):
    """Opens the alias. Raises a `Failure` whose reason is one for a refused connection."""
    if alias not in connections:
        raise Failure("no-database", f"the project has no alias {alias!r}")
    try:
        connection = connections[alias]
        vendor = vendor_of(connection)
        vendor.prepare()
        connection.ensure_connection()
        facts = vendor.facts()
        guarded = vendor.make_read_only() if read_only else True
        timed = vendor.limit_time(timeout) if timeout else True
    except Exception as error:
        raise Failure(reason_of(error), str(error).strip(), code=type(error).__name__) from error
    facts = {**facts, "dialect": vendor.dialect, "guarded": guarded}
    return Session(vendor, 0 if timed else timeout), facts


def _bound(params):
    """The values to bind; without any, a percent sign is a percent sign."""
    if params is None:
        return None
    return [base64.b64decode(each["base64"]) if isinstance(each, dict) else each for each in params]


def _affected(cursor):
    """The rows that a statement changed; what a query found is no answer to that."""
    if cursor.description is not None or cursor.rowcount is None or cursor.rowcount < 0:
        return None
    return cursor.rowcount


def _size(cell):
    return len(cell) if type(cell) is str else 4 if cell is None else len(cell["text"])

