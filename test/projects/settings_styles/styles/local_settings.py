"""The classic: local settings where they exist, which is known."""

from conf.common import *

try:
    from conf.parts.local_that_is_missing import *
except ImportError:
    DATABASES["people"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": "p.sqlite3"}

try:
    from conf.parts.development import DATABASES as MORE
except (ImportError, AttributeError) as error:
    raise RuntimeError("no development settings") from error
else:
    DATABASES.update(MORE)
finally:
    ROUTING = {"shop": "logs"}
