"""SQLite through Python's sqlite3: values as they are stored, whatever type the column was declared with."""

from .base import Vendor

_REASONS = {"SQLITE_INTERRUPT": "cancelled", "SQLITE_READONLY": "read-only", "SQLITE_BUSY": "locked", "SQLITE_LOCKED": "locked"}
# Python older than 3.11 tells only the message.
_MESSAGES = {
    "interrupted": "SQLITE_INTERRUPT",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
}


class Sqlite(Vendor):
    dialect = "sqlite"

    def prepare(self):
        # Django's converters make None of a date that they do not understand.
        options = self.connection.settings_dict.setdefault("OPTIONS", {})
        options["detect_types"] = 0

    def facts(self):
        self.connection.connection.text_factory = _text
        return {
            "product": "SQLite",
            "version": self.ask("SELECT sqlite_version()")[0],
            "modes": {},
            "database": str(self.connection.settings_dict["NAME"]),
            "user": None,
            "encryption": None,
        }

    def schema(self):
        return "main"

    def create_statement(self, table):
        row = self.ask("SELECT sql FROM sqlite_master WHERE name = %s AND type IN ('table', 'view')", [table])
        return row[0] if row else None

    def make_read_only(self):
        self.read_only = True
        self.tell("PRAGMA query_only = ON")
        return True

    def transaction(self):
        return "open" if self.connection.connection.in_transaction else "none"

    def begin(self):
        mode = getattr(self.connection, "transaction_mode", None)
        self.tell(f"BEGIN {mode}" if mode else "BEGIN")

    def commit(self):
        self.tell("COMMIT")

    def rollback(self):
        self.tell("ROLLBACK")

    def settle(self, effect):
        """The library tells by itself."""

    def cancel(self):
        self.connection.connection.interrupt()
        return True

    def columns(self, cursor, rows):
        # The driver does not tell declared types; those of the first values stand for them.
        words = {"integer": "integer", "float": "real", "text": "text", "binary": "blob"}
        found = super().columns(cursor, rows)
        return [{**column, "type": words.get(column["kind"], "")} for column in found]

    def explain(self, error):
        cause = error.__cause__
        message = str(error)
        name = getattr(cause, "sqlite_errorname", None) or _MESSAGES.get(message, type(error).__name__)
        reason = next((reason for start, reason in _REASONS.items() if name.startswith(start)), None)
        return {"reason": reason, "message": message, "code": name}

    def is_lost(self, _error):
        return self.connection.connection is None


def _text(data):
    """A text that is none stays bytes: nothing is lost, and it shows as binary."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data
