"""Says what real Django, and the client library below it, would connect with: JSON lines in, JSON lines out."""

import json
import os
import sys

import pymysql

pymysql.version_info = (2, 2, 7, "final", 0)
pymysql.install_as_MySQLdb()

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.configure(USE_TZ=True)
django.setup()

from django.db.utils import ConnectionHandler  # noqa: E402
from psycopg import pq  # noqa: E402
from psycopg.conninfo import make_conninfo  # noqa: E402

OURS = ("PG", "MYSQL_")


def surround(case):
    for name in [name for name in os.environ if name.startswith(OURS)]:
        del os.environ[name]
    os.environ.update(case["environment"], HOME=case["home"])
    os.chdir(case["project"])


def postgresql(params):
    for name in ("cursor_factory", "context", "prepare_threshold", "autocommit"):
        params.pop(name, None)
    # Everything is worked out before the first packet, whether or not somebody listens.
    connection = pq.PGconn.connect_start(make_conninfo(**params).encode())
    found = {each.keyword.decode(): each.val.decode() for each in connection.info if each.val is not None}
    error = connection.error_message.decode()
    if "service" in error and "definition" in error or "service file" in error:
        return {"error": error}
    for name in ("host", "port", "user", "db", "password"):
        value = getattr(connection, name)
        found["dbname" if name == "db" else name] = value.decode() if value else ""
    connection.finish()
    return found


def mysql(params, wrapper):
    for name in ("conv", "client_flag"):
        params.pop(name, None)
    return {**params, "isolation_level": wrapper.isolation_level}


def sqlite(params, wrapper):
    database = str(params["database"])
    return {
        "database": database if database.startswith("file:") else os.path.abspath(database),
        "timeout": params.get("timeout", 5),
        "transaction_mode": wrapper.transaction_mode,
        "init_commands": [each.strip() for each in wrapper.init_commands if each.strip()]
        if hasattr(wrapper, "init_commands")
        else [],
    }


def answer(case):
    surround(case)
    try:
        wrapper = ConnectionHandler({"default": case["settings"]})["default"]
        params = wrapper.get_connection_params()
        if wrapper.vendor == "postgresql":
            return postgresql(params)
        return {"mysql": mysql, "sqlite": sqlite}[wrapper.vendor](params, wrapper)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
