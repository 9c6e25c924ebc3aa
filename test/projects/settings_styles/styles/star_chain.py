"""A chain of star imports, where each module changes what came before."""

from conf.parts.chain import *

DATABASES["logs"] = DATABASES["people"] | {"NAME": "logs.sqlite3"}
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("django.")]
