"""One request while it runs: its events, and how it is stopped."""

import signal
import threading

from .failures import Cancelled

# How long a statement that its server was told to stop may take to end before Python itself is interrupted.
GRACE = 0.5
# When code that catches what an interrupt raises is interrupted again. The other side ends the process at last.
AGAIN = 2


class Interrupted(KeyboardInterrupt):
    """What a cell sees when it is cancelled: a KeyboardInterrupt, as in a terminal."""


class Task:
    """What a method gets besides its parameters. `state` is what the process keeps between requests."""

    def __init__(self, identity, channel, state):
        self.id = identity
        self.state = state
        self.cancelled = False
        # Whether the code that runs now may be interrupted anywhere.
        self.interruptible = False
        # Stops what the server does for this task; answers whether it could. Called from another thread.
        self.stop_server = None
        self._channel = channel
        self._over = threading.Event()
        self._stopping = threading.Lock()

    def event(self, name, **values):
        """Tells something before the answer is there."""
        self._channel.send({"event": name, "id": self.id, **values})

    def checkpoint(self):
        """Raises `Cancelled` once the task was cancelled."""
        if self.cancelled:
            raise Cancelled()

    def finish(self):
        """Says that nothing of it is left to be stopped."""
        self.interruptible = False
        self.rest()
        self._over.set()

    def rest(self):
        """Says that the server does nothing for it now. Waits for a stop that is under way: it must not hit what comes next."""
        with self._stopping:
            self.stop_server = None

    def stop_now(self):
        """Stops what the server does, from another thread; answers whether there was something and it could."""
        with self._stopping:
            return self.stop_server is not None and self.stop_server()

    def stop(self):
        """Stops the task, from another thread. Answers how: "server", "signal", "checkpoint" or "none"."""
        how = "checkpoint"
        with self._stopping:
            if self.stop_server is not None:
                how = "server" if self.stop_server() else "none"
        if not self.interruptible:
            return how
        if how == "server" and self._over.wait(GRACE):
            return how
        for _ in range(2):
            if not self.interruptible:
                break
            _interrupt()
            if self._over.wait(AGAIN):
                break
        return "signal"


def _interrupt():
    """Interrupts the main thread, in the middle of a `sleep` too."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        import _thread

        _thread.interrupt_main()
