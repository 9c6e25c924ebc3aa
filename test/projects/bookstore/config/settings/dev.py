"""A developer's machine: the settings that manage.py takes."""

import os

from .base import *  # noqa: F403

DEBUG = os.environ.get("BOOKSTORE_DEBUG", "true") == "true"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
