"""MySQL and MariaDB through mysqlclient or PyMySQL: rows as they arrive, values as the server's own texts."""

import importlib

from .. import values
from .base import Vendor

_KINDS = {
    "integer": (1, 2, 3, 8, 9, 13),
    "decimal": (0, 246),
    "float": (4, 5),
    "date": (10, 14),
    "time": (11,),
    "timestamp": (7, 12),
    "json": (245,),
    "binary": (16, 255),
}
_KIND_OF = {code: kind for kind, codes in _KINDS.items() for code in codes}
_WORDS = {
    "TINY": "tinyint",
    "SHORT": "smallint",
    "LONG": "int",
    "LONGLONG": "bigint",
    "INT24": "mediumint",
    "NEWDECIMAL": "decimal",
    "VAR_STRING": "varchar",
    "STRING": "char",
}
_LOST = (1053, 1927, 2006, 2013, 2055, 4031)
_REASONS = {1317: "cancelled", 1969: "timeout", 3024: "timeout", 1792: "read-only", 1205: "locked", 1213: "locked"}
_IN_TRANSACTION = 1


class Mysql(Vendor):
    dialect = "mysql"

    def facts(self):
        database, user, version, mode = self.ask("SELECT database(), current_user(), version(), @@sql_mode")
        cipher = self.ask("SHOW STATUS LIKE 'Ssl_version'")
        modes = mode.upper().split(",")
        return {
            "product": "MariaDB" if "MariaDB" in version else "MySQL",
            "version": version,
            "modes": {"backslashEscapes": "NO_BACKSLASH_ESCAPES" not in modes, "ansiQuotes": "ANSI_QUOTES" in modes},
            "database": database or "",
            "user": user,
            "encryption": (cipher[1] if cipher else None) or None,
        }

    def create_statement(self, table):
        return self.ask("SHOW CREATE TABLE " + self.connection.ops.quote_name(table))[1]

    def make_read_only(self):
        self.read_only = True
        self.tell("SET SESSION TRANSACTION READ ONLY")
        return True

    def limit_time(self, milliseconds):
        if "MariaDB" in self.ask("SELECT version()")[0]:
            self.tell(f"SET SESSION max_statement_time = {int(milliseconds) / 1000}")
            return True
        # MySQL's own limit is for SELECT alone.
        return False

    def transaction(self):
        status = getattr(self.connection.connection, "server_status", None)
        if status is None:
            return super().transaction()
        return "open" if status & _IN_TRANSACTION else "none"

    def begin(self):
        self.tell("START TRANSACTION")
        self._open = True

    def commit(self):
        self.tell("COMMIT")
        self._open = False

    def rollback(self):
        self.tell("ROLLBACK")
        self._open = False

    def settle(self, effect):
        self._open = {"begin": True, "commit": False, "rollback": False}.get(effect, self._open)

    def execute(self, sql, params, query):
        connection = self.connection
        connection.ensure_connection()
        raw = connection.connection
        cursors = _cursors(connection)
        name = "decoders" if hasattr(raw, "decoders") else "converter"
        usual = getattr(raw, name)
        cursor = raw.cursor(cursors.SSCursor if query else cursors.Cursor)
        setattr(raw, name, {})
        try:
            with connection.wrap_database_errors:
                cursor.execute(sql, params)
        except BaseException:
            cursor.close()
            raise
        finally:
            setattr(raw, name, usual)
        return Rows(self, cursor)

    def results(self, cursor):
        if isinstance(cursor.cursor, _cursors(self.connection).SSCursor):
            return [cursor]
        # Everything is here already; a CALL may have answered several times, and ends with an answer without rows.
        found = []
        while not found or cursor.cursor.nextset() and cursor.description is not None:
            rows = list(cursor.cursor.fetchall()) if cursor.description else []
            found.append(Kept(cursor.description, cursor.rowcount, rows))
        cursor.close()
        return found

    def columns(self, cursor, rows):
        names = _type_names(self.connection)
        found = []
        for at, column in enumerate(cursor.description):
            first = next((row[at] for row in rows if row[at] is not None), None)
            text = "binary" if isinstance(first, (bytes, bytearray)) else "text"
            kind = _KIND_OF.get(column[1], text)
            found.append({"name": column[0], "kind": kind, "type": names.get(column[1], "")})
        return found

    def writer(self, column):
        kind = column["kind"]
        is_open = kind in ("binary", "text")

        def written(value):
            if type(value) is str:
                return value
            # mysqlclient gives numbers and dates as bytes.
            return values.cell(value, kind) if is_open or type(value) is not bytes else value.decode("ascii")

        return written

    def cancel(self):
        # A second connection of the driver's own kind: Django is not told of it.
        other = self.connection.get_new_connection(self.connection.get_connection_params())
        try:
            other.cursor().execute(f"KILL QUERY {int(self.connection.connection.thread_id())}")
        finally:
            other.close()
        return True

    def explain(self, error):
        code = _errno(error)
        if code is None:
            return super().explain(error)
        message = error.args[1] if len(error.args) > 1 else str(error)
        return {"reason": _REASONS.get(code), "message": str(message), "code": str(code)}

    def is_lost(self, error):
        return _errno(error) in _LOST or not getattr(self.connection.connection, "open", True)


class Rows:
    """The driver's cursor, with Django's exceptions."""

    def __init__(self, vendor, cursor):
        self._vendor = vendor
        self._over = cursor.description is None
        self.cursor = cursor

    @property
    def description(self):
        return self.cursor.description

    @property
    def rowcount(self):
        return self.cursor.rowcount

    def fetchmany(self, count):
        with self._vendor.connection.wrap_database_errors:
            rows = self.cursor.fetchmany(count)
        self._over = len(rows) < count
        return rows

    def close(self):
        if not self._over:
            # Else the driver would read all that is left.
            self._stop()
        try:
            with self._vendor.connection.wrap_database_errors:
                self.cursor.close()
        except Exception as error:
            if _REASONS.get(_errno(error)) != "cancelled":
                raise

    def _stop(self):
        try:
            self._vendor.cancel()
        except Exception:
            # A server that takes no further connection; reading it all is slow, but right.
            self._over = True


class Kept:
    """Rows that are here already."""

    def __init__(self, description, rowcount, rows):
        self.description = description
        self.rowcount = rowcount
        self._rows = rows

    def fetchmany(self, count):
        taken, self._rows = self._rows[:count], self._rows[count:]
        return taken

    def close(self):
        self._rows = []


def _cursors(connection):
    return importlib.import_module(connection.Database.__name__ + ".cursors")


def _type_names(connection):
    """`LONGLONG` for 8: the protocol's names, in lower case and in the words of the language."""
    types = importlib.import_module(connection.Database.__name__ + ".constants.FIELD_TYPE")
    return {
        code: _WORDS.get(name, name.lower())
        for name, code in vars(types).items()
        if isinstance(code, int) and not name.startswith("_") and name not in ("CHAR", "INTERVAL")
    }


def _errno(error):
    code = error.args[0] if error.args else None
    return code if isinstance(code, int) else None
