"""PostgreSQL takes names of 63 characters: Django cuts longer ones."""

from .settings import *

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "never connected",
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 4}, "service": "none"},
        "TEST": {"NAME": "test", "DEPENDENCIES": []},
    }
}
