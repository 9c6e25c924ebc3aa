"""What can be done through any backend of Django: its cursor, its autocommit, and what the DB-API promises."""

from .. import values


class Vendor:
    """One session on a Django connection. Others override what their server does better."""

    dialect = None
    # Whether a query that is read row by row needs a transaction around it.
    reads_in_transaction = False

    def __init__(self, connection):
        self.connection = connection
        self.read_only = False
        # For drivers that do not tell whether a transaction is open.
        self._open = False
        # The cursor of the statement that runs, or ran last.
        self._active = None

    # The session

    def prepare(self):
        """Before the connection is opened."""

    def facts(self):
        """What is told about the server. Asks it."""
        return {
            "product": str(self.connection.display_name),
            "version": self._version(),
            "modes": {},
            "database": str(self.connection.settings_dict.get("NAME") or ""),
            "user": self.connection.settings_dict.get("USER") or None,
            "encryption": None,
        }

    def schema(self):
        """Where unqualified names are looked for: the one schema that Django's introspection sees."""
        return str(self.connection.settings_dict.get("NAME") or "")

    def column_types(self, _table):
        """The types of a table's columns by name, as the server writes them; empty where Django's words must do."""
        return {}

    def create_statement(self, _table):
        """The statement that makes a table or view, where the server keeps it."""
        return None

    def make_read_only(self):
        """Tells the server to refuse writes; answers whether it does."""
        self.read_only = True
        return False

    def limit_time(self, _milliseconds):
        """Tells the server when to end a statement; answers whether it does."""
        return False

    def ask(self, sql, params=None):
        """The first row of a query of our own; None without one."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchone()

    def tell(self, sql):
        """Runs a statement of our own."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql)

    def take_notices(self):
        """What the server said since it was asked last."""
        return []

    # Transactions

    def transaction(self):
        """`none`, `open` or `failed`."""
        return "open" if self._open else "none"

    def begin(self):
        """Begins a transaction. The DB-API knows no `begin`: without autocommit the next statement does it."""
        self.connection.set_autocommit(False)
        self._open = True

    def commit(self):
        """Commits, and goes back to what commits by itself."""
        self.connection.commit()
        self._after()

    def rollback(self):
        """Rolls back, and goes back to what commits by itself."""
        self.connection.rollback()
        self._after()

    def settle(self, effect):
        """After a statement of the user's own that ended the transaction."""
        if effect in ("commit", "rollback") and self._open:
            self.rollback()

    def _after(self):
        self._open = False
        self.connection.set_autocommit(True)

    # Statements

    def execute(self, sql, params, _query):
        """Runs a statement; answers its cursor, a row at a time where the driver allows it."""
        cursor = self._active = self.connection.cursor()
        try:
            cursor.execute(sql, params)
        except BaseException:
            cursor.close()
            raise
        return cursor

    def is_not_for_cursors(self, _error):
        """Whether the server runs the statement that failed, but not row by row."""
        return False

    def results(self, cursor):
        """The results of an executed statement, each with `description`, `rowcount`, `fetchmany` and `close`."""
        return [cursor]

    def command(self, _cursor):
        """The server's word for what a statement did; None where it tells none."""
        return None

    def raw(self, cursor):
        """The driver's own cursor."""
        while hasattr(cursor, "cursor") and not callable(cursor.cursor):
            cursor = cursor.cursor
        return cursor

    def columns(self, cursor, rows):
        """Name, kind and type of each column; `rows` are the first ones."""
        return [
            {
                "name": str(column[0]),
                "kind": values.column_kind(row[at] for row in rows),
                "type": _type_name(column[1]),
            }
            for at, column in enumerate(cursor.description)
        ]

    def writer(self, column):
        """What turns the values of a column, other than None, into cells."""
        return values.writer(column["kind"])

    def use(self, cursor):
        """Says which cursor runs now, where it is not one of ours."""
        self._active = cursor

    def cancel(self):
        """Stops what runs, from another thread; answers whether the driver could."""
        for target, name in (
            (self.raw(self._active), "cancel"),
            (self.connection.connection, "cancel"),
            (self.connection.connection, "interrupt"),
        ):
            method = getattr(target, name, None)
            if callable(method):
                method()
                return True
        return False

    # Errors

    def explain(self, error):
        """Reason, code and the like of an error of the database, as far as they are known."""
        return {"code": type(error).__name__}

    def is_lost(self, _error):
        """Whether the connection is gone."""
        if self.transaction() != "none":
            return False
        try:
            return not self.connection.is_usable()
        except Exception:
            return True

    def _version(self):
        try:
            return ".".join(str(part) for part in self.connection.get_database_version())
        except Exception:
            # Django older than 4.2, or a backend that does not tell.
            return ""


def _type_name(code):
    """What a DB-API driver calls a type: an object with a name, a class, or a number that says nothing."""
    if code is None or isinstance(code, int):
        return ""
    return str(getattr(code, "name", None) or getattr(code, "__name__", None) or code)
