"""Starts the worker: `python start.py`, in the project's folder, with pipes as descriptors 3 (in) and 4 (out)."""

# Old Pythons must be able to read this file, so that they can say that they are too old.
import json
import os
import struct
import sys


def refuse(message):
    """Says why there is no worker, as a frame of our own, and ends."""
    text = json.dumps({"refused": {"reason": "python", "message": message}}).encode("utf-8")
    os.write(4, struct.pack(">I", len(text)) + text)
    sys.exit(1)


if sys.version_info < (3, 8):
    refuse("Python %d.%d is too old: 3.8 or newer is needed" % tuple(sys.version_info[:2]))

# Our folder is not always writable, and what we compile is small.
writes = sys.dont_write_bytecode
sys.dont_write_bytecode = True
from django_multidb_worker.main import main  # noqa: E402

sys.dont_write_bytecode = writes
# Python put our folder first; as under manage.py, it is the project's.
sys.path[0] = os.getcwd()
main()
