"""Values of Python as exact texts with a kind, as the drivers' contract has them."""

import datetime
import decimal
import enum
import json
import uuid

# A value that is shown as JSON is cut neither here nor by anything before the page.
_KINDS = (
    (bool, "boolean"),
    (int, "integer"),
    (decimal.Decimal, "decimal"),
    (float, "float"),
    (datetime.datetime, "timestamp"),
    (datetime.date, "date"),
    (datetime.time, "time"),
    (datetime.timedelta, "interval"),
    (uuid.UUID, "uuid"),
    ((bytes, bytearray, memoryview), "binary"),
    (dict, "json"),
    ((list, tuple), "array"),
    (str, "text"),
)


def kind_of(value):
    """The kind of a value that is not None."""
    return next((kind for types, kind in _KINDS if isinstance(value, types)), "other")


def text_of(value):
    """The value in the notation of its kind, nothing lost."""
    if isinstance(value, str):
        return value.value if isinstance(value, enum.Enum) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, decimal.Decimal):
        return format(value, "f") if value.is_finite() else str(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return _interval(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value, ensure_ascii=False, default=text_of)
    if hasattr(value, "read"):
        # A large object of Oracle.
        return text_of(value.read())
    return str(value)


def writer(kind):
    """Turns values of a column of that kind, other than None, into cells; with their own kind where it differs."""
    exact, write = _EXACT.get(kind, (None, None))

    def written(value):
        # Nearly every value is of its column's own type, and there may be millions.
        return write(value) if type(value) is exact else _cell(value, kind)

    return written


def cell(value, kind):
    """One value as a cell of a column of that kind."""
    return None if value is None else _cell(value, kind)


def _cell(value, kind):
    if hasattr(value, "read"):
        value = value.read()
    own = kind_of(value)
    text = text_of(value)
    return text if own in (kind, "other") or (kind == "other" and own == "text") else {"kind": own, "text": text}


def column_kind(values):
    """The kind that the first of these values has; text where there is none."""
    return next((kind_of(value) for value in values if value is not None), "text")


def _interval(value):
    """`-1 02:03:04.000005`: days, then the time, with one sign for both."""
    sign = "-" if value < datetime.timedelta(0) else ""
    value = abs(value)
    hours, rest = divmod(value.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    days = f"{value.days} " if value.days else ""
    fraction = f".{value.microseconds:06}" if value.microseconds else ""
    return f"{sign}{days}{hours:02}:{minutes:02}:{seconds:02}{fraction}"


_EXACT = {
    "text": (str, str),
    "integer": (int, str),
    "float": (float, repr),
    "boolean": (bool, text_of),
    "decimal": (decimal.Decimal, text_of),
    "binary": (bytes, bytes.hex),
}
