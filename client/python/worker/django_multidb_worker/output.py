"""What a cell prints, sent on while it is printed, up to a limit."""

import io
import threading

# Printed characters that are sent on for one cell.
LIMIT = 1_000_000
# Seconds after which something printed is sent, however little.
PAUSE = 0.05
LARGE = 8192


class Output:
    """Collects what is printed to both streams while a task runs."""

    def __init__(self, task):
        self._task = task
        self._lock = threading.Lock()
        self._parts = []
        self._size = 0
        self._sent = 0
        self._timer = None

    def write(self, stream, text):
        """Takes a text of `stdout` or `stderr`."""
        with self._lock:
            left = LIMIT - self._sent - self._size
            if left <= 0:
                return
            self._parts.append((stream, text[:left]))
            self._size += len(text[:left])
            if len(text) >= left:
                self._parts.append(("stderr", "\n… further output is left out"))
            if self._size >= LARGE:
                self._send()
            elif self._timer is None:
                self._timer = threading.Timer(PAUSE, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self):
        """Sends what has been collected."""
        with self._lock:
            self._send()

    def _send(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        parts, self._parts = self._parts, []
        self._sent += self._size
        self._size = 0
        joined = []
        for stream, text in parts:
            if joined and joined[-1][0] == stream:
                joined[-1][1].append(text)
            else:
                joined.append((stream, [text]))
        for stream, texts in joined:
            self._task.event("output", stream=stream, text="".join(texts))


class Stream(io.TextIOBase):
    """Stands for `sys.stdout` or `sys.stderr`: to the cell that runs, else to the process's own stream."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name, own):
        super().__init__()
        self._name = name
        self._own = own
        self.output = None

    def writable(self):
        return True

    def write(self, text):
        if self.output is None:
            return self._own.write(text)
        self.output.write(self._name, str(text))
        return len(text)

    def flush(self):
        if self.output is None:
            self._own.flush()

    def fileno(self):
        return self._own.fileno()

    @property
    def buffer(self):
        return self._own.buffer
