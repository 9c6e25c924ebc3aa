"""Why a connection could not be opened, by what drivers say."""

import re

# Tried in this order, on the name of the exception and its text.
_SIGNS = (
    ("driver-missing", r"Error loading|No module named|isn't an available database backend|did you install"),
    ("password", r"password authentication failed|no password supplied|Access denied for user|\b(1045|1698)\b"
     r"|ORA-01017|Login failed|authentication failed"),
    ("no-database", r"database .* does not exist|Unknown database|ORA-12514|ORA-12505|DPY-6001"
     r"|unable to open database file|Cannot open database"),
    ("tls", r"\bSSL\b|\bTLS\b|certificate"),
    ("locked", r"database is locked"),
    ("unreachable", r"refused|timed? ?out|timeout expired|could not (connect|translate|receive)|No such file or directory"
     r"|Can't connect|Name or service not known|nodename nor servname|resolve|unreachable|DPY-6005|ORA-125\d\d"),
)


def reason_of(error):
    """One of the reasons of the drivers' contract."""
    text = f"{type(error).__name__}: {error}"
    found = (reason for reason, sign in _SIGNS if re.search(sign, text, re.IGNORECASE))
    return next(found, "other")
