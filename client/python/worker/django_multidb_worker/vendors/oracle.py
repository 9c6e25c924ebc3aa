"""Oracle: read-only by transaction, for its sessions know nothing of the kind."""

from .base import Vendor

_REASONS = {"ORA-01013": "cancelled", "DPY-4024": "timeout", "ORA-01456": "read-only", "ORA-00054": "locked"}
_LOST = ("ORA-03113", "ORA-03114", "DPY-1001", "DPY-4011", "ORA-00028", "ORA-02396")


class Oracle(Vendor):
    def schema(self):
        return str(self.connection.settings_dict.get("USER") or "").upper()

    def make_read_only(self):
        # Every statement runs in a transaction that refuses changes of rows. Definitions end it: that they are none
        # of a session that only reads is up to the guard.
        self.read_only = True
        return True

    def begin(self):
        super().begin()
        if self.read_only:
            self.tell("SET TRANSACTION READ ONLY")

    @property
    def reads_in_transaction(self):
        return self.read_only

    def limit_time(self, milliseconds):
        self.connection.connection.call_timeout = int(milliseconds)
        return True

    def explain(self, error):
        text = str(error)
        code = text.split(":", 1)[0]
        return {"reason": _REASONS.get(code), "message": text, "code": code}

    def is_lost(self, error):
        return str(error).startswith(_LOST)
