"""PostgreSQL through psycopg 3 or psycopg2: values as the server's own texts, rows by a cursor of the server."""

from .. import values
from .base import Vendor

_KINDS = {
    "boolean": (16,),
    "integer": (20, 21, 23, 26),
    "float": (700, 701),
    "decimal": (1700,),
    "date": (1082,),
    "time": (1083, 1266),
    "timestamp": (1114, 1184),
    "interval": (1186,),
    "uuid": (2950,),
    "json": (114, 3802),
    "binary": (17,),
    "text": (18, 19, 25, 1042, 1043),
}
_KIND_OF = {oid: kind for kind, oids in _KINDS.items() for oid in oids}
_DECLARE = "DECLARE multidb_rows NO SCROLL CURSOR FOR "
# Rows that are fetched at once; nobody asks for fewer at first.
FIRST = 8
_REASONS = {"25006": "read-only", "55P03": "locked"}
# A cursor is refused for a query that changes rows in a WITH, and for SELECT INTO.
_NOT_FOR_CURSORS = ("0A000", "42P11")


class Postgresql(Vendor):
    dialect = "postgresql"
    reads_in_transaction = True

    def __init__(self, connection):
        super().__init__(connection)
        self._types = {}
        self._notices = []
        # How many characters of ours stand before the user's statement.
        self._before = 0

    def facts(self):
        connection = self.connection
        if hasattr(connection.connection, "add_notice_handler"):
            connection.connection.add_notice_handler(self._take)
        database, user, version, strings = self.ask(
            "SELECT current_database(), current_user, current_setting('server_version'),"
            " current_setting('standard_conforming_strings')"
        )
        return {
            "product": "PostgreSQL",
            "version": version,
            "modes": {"backslashEscapes": strings == "off"},
            "database": database,
            "user": user,
            "encryption": self._encryption(),
        }

    def schema(self):
        return self.ask("SELECT current_schema()")[0] or ""

    def column_types(self, table):
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a"
                " JOIN pg_class c ON c.oid = a.attrelid"
                " WHERE c.relname = %s AND pg_table_is_visible(c.oid) AND a.attnum > 0 AND NOT a.attisdropped",
                [table],
            )
            return dict(cursor.fetchall())

    def make_read_only(self):
        self.read_only = True
        self.tell("SET default_transaction_read_only = on")
        return True

    def limit_time(self, milliseconds):
        self.tell(f"SET statement_timeout = {int(milliseconds)}")
        return True

    def take_notices(self):
        raw = self.connection.connection
        if hasattr(raw, "notices"):
            for line in raw.notices:
                severity, _, message = line.strip().partition(":")
                self._notices.append({"severity": severity, "message": message.strip()})
            del raw.notices[:]
        taken, self._notices = self._notices, []
        return taken

    def _take(self, diagnostic):
        self._notices.append({"severity": diagnostic.severity or "NOTICE", "message": diagnostic.message_primary or ""})

    def transaction(self):
        status = int(self.connection.connection.info.transaction_status)
        return "failed" if status == 3 else "none" if status == 0 else "open"

    def begin(self):
        self.tell("BEGIN")

    def commit(self):
        self.tell("COMMIT")

    def rollback(self):
        self.tell("ROLLBACK")

    def execute(self, sql, params, query):
        cursor = self._cursor()
        self._before = len(_DECLARE) if query else 0
        try:
            if not query:
                cursor.execute(sql, params)
                return cursor
            cursor.execute(_DECLARE + sql, params)
            return ServerCursor(self, cursor)
        except BaseException:
            cursor.close()
            raise

    def settle(self, effect):
        """The server tells by itself."""

    def command(self, cursor):
        return None if isinstance(cursor, ServerCursor) else self.raw(cursor).statusmessage

    def is_not_for_cursors(self, error):
        """Whether the server runs this statement, but not row by row."""
        return _sqlstate(error) in _NOT_FOR_CURSORS

    def columns(self, cursor, rows):
        modifiers = _modifiers(self.raw(cursor))
        described = [
            (column[0], column[1], modifiers[at]) for at, column in enumerate(cursor.description)
        ]
        self._learn_types({(oid, modifier) for _, oid, modifier in described} - self._types.keys())
        return [
            {"name": name, "kind": self._kind(oid, modifier), "type": self._types.get((oid, modifier), str(oid))}
            for name, oid, modifier in described
        ]

    def writer(self, column):
        kind = column["kind"]

        def written(value):
            # A database without an encoding (SQL_ASCII) gives bytes.
            return value if type(value) is str else values.cell(value, kind)

        if kind == "boolean":
            return lambda value: {"t": "true", "f": "false"}.get(value, value)
        if kind == "binary":
            return lambda value: value[2:] if value.startswith("\\x") else value
        return written

    def cancel(self):
        raw = self.connection.connection
        # The safe way speaks TLS where the connection does.
        getattr(raw, "cancel_safe", raw.cancel)()
        return True

    def explain(self, error):
        code = _sqlstate(error)
        diagnostics = getattr(error.__cause__, "diag", None)
        if code is None or diagnostics is None:
            return super().explain(error)
        message = diagnostics.message_primary or str(error)
        reason = _REASONS.get(code)
        if code == "57014":
            reason = "timeout" if "timeout" in message else "cancelled"
        position = diagnostics.statement_position
        return {
            "reason": reason,
            "message": message,
            "code": code,
            "detail": diagnostics.message_detail,
            "hint": diagnostics.message_hint,
            "position": max(int(position) - 1 - self._before, 0) if position else None,
        }

    def is_lost(self, _error):
        return bool(self.connection.connection is None or self.connection.connection.closed)

    def _cursor(self):
        cursor = self.connection.cursor()
        raw = self.raw(cursor)
        if hasattr(raw, "adapters"):
            _text_only(raw)
        else:
            from psycopg2 import extensions

            text = extensions.new_type(tuple(extensions.string_types), "TEXT", lambda value, _: value)
            extensions.register_type(text, raw)
        return cursor

    def _kind(self, oid, modifier):
        if self._types.get((oid, modifier), "").endswith("[]"):
            return "array"
        return _KIND_OF.get(oid, "other")

    def _learn_types(self, pairs):
        """The names of types, with their lengths, as the server writes them. In a failed transaction it does not."""
        if not pairs or self.transaction() == "failed":
            return
        pairs = sorted(pairs)
        listed = ", ".join(f"format_type({int(oid)}, {int(modifier)})" for oid, modifier in pairs)
        self._types.update(zip(pairs, self.ask("SELECT " + listed)))

    def _encryption(self):
        try:
            row = self.ask("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl")
        except Exception:
            # A server that only speaks PostgreSQL's protocol.
            return None
        return row[0] if row else None


class ServerCursor:
    """The rows of a declared cursor, fetched as they are asked for. The first ones tell its columns."""

    rowcount = -1

    def __init__(self, vendor, cursor):
        self._vendor = vendor
        self.cursor = cursor
        self._waiting = self._fetch(FIRST)

    @property
    def description(self):
        return self.cursor.description

    def fetchmany(self, count):
        if self._waiting is None:
            return self._fetch(count)
        rows = self._waiting
        # Fewer than asked for would mean that there are no others.
        more = self._fetch(count - len(rows)) if FIRST <= len(rows) < count else []
        self._waiting = None
        return rows + more

    def close(self):
        if self._vendor.transaction() == "open":
            self.cursor.execute("CLOSE multidb_rows")
        self.cursor.close()

    def _fetch(self, count):
        self.cursor.execute(f"FETCH FORWARD {int(count)} FROM multidb_rows")
        return self.cursor.fetchall()


def _text_only(raw):
    """Makes psycopg 3 give every value as the text that the server sent."""
    from psycopg.types.string import TextLoader

    for kind in list(raw.adapters.types):
        for oid in (kind.oid, kind.array_oid):
            if oid:
                raw.adapters.register_loader(oid, TextLoader)


def _modifiers(raw):
    """The type modifier of each column: the 10,2 of `numeric(10,2)`. psycopg2 tells only of numbers."""
    result = getattr(raw, "pgresult", None)
    if result is not None:
        return [result.fmod(at) for at in range(len(raw.description))]
    return [_numeric(column) for column in raw.description]


def _numeric(column):
    """As PostgreSQL packs precision and scale; -1 for none."""
    precision, scale = column[4], column[5]
    if column[1] != 1700 or precision is None or scale is None or precision > 1000:
        return -1
    return (precision << 16 | scale & 0x7FF) + 4


def _sqlstate(error):
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) or getattr(cause, "pgcode", None)
