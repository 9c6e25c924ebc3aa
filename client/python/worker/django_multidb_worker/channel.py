"""Frames of JSON on two private descriptors: four bytes of length, big-endian, then UTF-8."""

import json
import os
import struct
import threading

# A frame beyond this is a mistake of one of the two sides.
MAXIMUM = 256 * 1024 * 1024


class Channel:
    """Both directions. `receive` belongs to one thread, `send` to all."""

    def __init__(self, source=3, sink=4):
        # What the project starts must not inherit the pipes: they would stay open after we are gone.
        os.set_inheritable(source, False)
        os.set_inheritable(sink, False)
        self._source = os.fdopen(source, "rb", closefd=False)
        self._sink = sink
        self._lock = threading.Lock()

    def receive(self):
        """The next message; None when the other side is gone."""
        head = self._source.read(4)
        if len(head) < 4:
            return None
        (length,) = struct.unpack(">I", head)
        if length > MAXIMUM:
            return None
        body = self._source.read(length)
        return json.loads(body.decode("utf-8")) if len(body) == length else None

    def send(self, message):
        """Sends one message whole. Lone surrogates travel as JSON's escapes. Raises OSError without the other side."""
        body = json.dumps(message, separators=(",", ":")).encode("utf-8")
        if len(body) > MAXIMUM:
            raise ValueError("the answer is too large")
        data = memoryview(struct.pack(">I", len(body)) + body)
        with self._lock:
            while data:
                data = data[os.write(self._sink, data) :]
