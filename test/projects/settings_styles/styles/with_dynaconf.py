"""Dynaconf takes the module's settings over and adds those of its file."""

import dynaconf

from conf.common import *

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "replaced.sqlite3"}}

settings = dynaconf.DjangoDynaconf(
    __name__,
    settings_files=[str(BASE_DIR / "data" / "dynaconf.toml")],
    environments=True,
    ENV_FOR_DYNACONF="default",
)
