"""The loop of the worker: one thread listens, the main thread works, and cancelling overtakes."""

import os
import queue
import signal
import sys
import threading

from .channel import Channel
from .failures import Cancelled, Failure, failed, of_exception
from .methods import METHODS
from .task import Interrupted, Task


def main():
    """Serves until the other side closes its pipe. Only the main thread can be interrupted, so it does the work."""
    channel = Channel()
    worker = Worker(channel)
    signal.signal(signal.SIGINT, worker.on_interrupt)
    threading.Thread(target=worker.listen, name="multidb-listener", daemon=True).start()
    channel.send({"ready": {"python": "%d.%d.%d" % sys.version_info[:3], "pid": os.getpid()}})
    worker.work()


class Worker:
    """The tasks that wait, and the one that runs."""

    def __init__(self, channel):
        self._channel = channel
        self._waiting = queue.Queue()
        self._lock = threading.Lock()
        self._running = None
        self._cancelled = set()
        self._state = {}

    def listen(self):
        """Reads requests. At the end of the pipe nobody needs us, nor anything that the project started."""
        while True:
            try:
                message = self._channel.receive()
            except (OSError, ValueError):
                message = None
            if message is None:
                end_group()
            elif "cancel" in message:
                # Talking to the server may take a while, and the next message must not wait for it.
                threading.Thread(target=self._cancel, args=(message["cancel"],), daemon=True).start()
            else:
                self._waiting.put(message)

    def work(self):
        """Carries the requests out, one after the other."""
        while True:
            try:
                message = self._waiting.get()
                self._answer(message)
            except KeyboardInterrupt:
                # It came too late for the task that it was for.
                continue
            except OSError:
                end_group()

    def on_interrupt(self, _number, _frame):
        """A signal of ours or of a terminal: it stops the task that runs, if that one can be stopped so."""
        task = self._running
        if task is not None and task.interruptible:
            raise Interrupted()

    def _answer(self, message):
        task = Task(message["id"], self._channel, self._state)
        with self._lock:
            if message["id"] in self._cancelled:
                self._cancelled.discard(message["id"])
                task.cancelled = True
            self._running = task
        try:
            if task.cancelled:
                raise Cancelled()
            answer = {"result": METHODS[message["method"]](task, **message["params"])}
        except (Cancelled, Interrupted):
            answer = {"failure": failed("cancelled", "it was cancelled")}
        except (Exception, SystemExit) as error:
            stopped = task.cancelled and not isinstance(error, Failure)
            answer = {"failure": failed("cancelled", "it was cancelled") if stopped else of_exception(error)}
        finally:
            with self._lock:
                self._running = None
        try:
            self._channel.send({"id": message["id"], **answer})
        except (TypeError, ValueError, RecursionError) as error:
            self._channel.send({"id": message["id"], "failure": of_exception(error)})

    def _cancel(self, identity):
        """Stops a request: by the server where it knows how, else by a signal. Says which, as an event."""
        with self._lock:
            task = self._running
            if task is None or task.id != identity:
                self._cancelled.add(identity)
                return
            task.cancelled = True
        how = task.stop()
        self._channel.send({"event": "stopping", "id": identity, "how": how})


def end_group():
    """Ends this process and what it started. The group is ours alone: the other side made it for us."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(0)
