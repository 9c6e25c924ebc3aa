"""dj-database-url: parse and config, schemes, an alias of a variable that is not set."""

import dj_database_url

from conf.common import *

DATABASES = {
    "default": dj_database_url.config(default="sqlite:///default.sqlite3", conn_max_age=600),
    "people": dj_database_url.parse("postgres://user:secret@host:5432/people"),
    "logs": dj_database_url.config("STYLES_LOGS_URL", default="mysql://user@host/logs"),
}
DATABASES["shop"] = dj_database_url.parse("sqlite://:memory:", engine="conf.engine")
