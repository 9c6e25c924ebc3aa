"""if, elif, else on what is known, nested; a branch that would break."""

from conf.common import *

STAGE = "development" if DEBUG else "production"

if STAGE == "production":
    DATABASES = {"default": {}, "broken": undefined_name}
elif STAGE.startswith("dev") and not False:
    DATABASES["logs"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    if len(DATABASES) > 1:
        ROUTING = {"people": "logs"}
else:
    del DATABASES["default"]

if DEBUG:
    INSTALLED_APPS.append("django.contrib.sites")
    SITE_ID = 1
