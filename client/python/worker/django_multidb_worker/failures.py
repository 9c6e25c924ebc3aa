"""Failures as plain data: a reason, the message of the exception, and never a password."""

import os
import traceback
from urllib.parse import quote

_OURS = os.path.dirname(os.path.abspath(__file__))
_secrets = set()


class Failure(Exception):
    """An expected failure, with a reason that the other side knows."""

    def __init__(self, reason, message, **more):
        super().__init__(message)
        self.reason = reason
        self.more = more


class Cancelled(Exception):
    """Raised at a checkpoint of work that was cancelled."""


def keep_secret(value):
    """Remembers a text that no message may hold. Very short ones would take ordinary words apart."""
    if isinstance(value, str) and len(value) >= 4:
        # As it is, as a part of a URL, and as Python writes it.
        _secrets.update((value, quote(value, safe=""), quote(value), repr(value)[1:-1]))


def redact(text):
    """The text without the secrets, the longest first: one may be a part of another."""
    for secret in sorted(_secrets, key=len, reverse=True):
        text = text.replace(secret, "•••")
    return text


def failed(reason, message, **more):
    """A failure for the other side. Parts that are None are left out."""
    parts = {name: value for name, value in more.items() if value is not None}
    texts = {name: redact(value) if isinstance(value, str) else value for name, value in parts.items()}
    return {"reason": reason, "message": redact(message).rstrip(".") or reason, **texts}


def of_exception(error, reason="python"):
    """An exception as a failure: its name and message, and where in the project it came from."""
    if isinstance(error, Failure):
        return failed(error.reason, str(error), **error.more)
    name = type(error).__name__
    text = str(error)
    return failed(reason, f"{name}: {text}" if text else name, code=name, traceback=trace(error))


def trace(error):
    """The traceback as Python prints it, without the frames of the worker itself."""
    summary = traceback.TracebackException.from_exception(error, limit=-50)
    seen = set()
    pending = [summary]
    while pending:
        part = pending.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        frames = [frame for frame in part.stack if not frame.filename.startswith(_OURS)]
        part.stack = traceback.StackSummary.from_list(frames)
        pending += [part.__cause__, part.__context__]
    return redact("".join(summary.format()))
