"""Reads the file .env beside manage.py, so that the settings can ask os.environ alone."""

import os
from pathlib import Path

ENVIRONMENT_FILE = Path(__file__).resolve().parent.parent / ".env"


def read_environment(path=ENVIRONMENT_FILE):
    """Sets each NAME=value of the file that the environment does not have yet."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())
