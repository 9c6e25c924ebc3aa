"""Templates, format_map, maketrans, textwrap, literal_eval, json, splitlines, expandtabs, eval."""

import ast
import json
import string
import textwrap

TABLE = ast.literal_eval("{'accounts': 'people', 'more': ('a', [1, -2.5, None])}")
MORE = json.loads('{"geo": ["shard0", 1.5, null, true], "lab": {"home": "reports"}}')
LINES = dict(line.split() for line in textwrap.dedent("""
    legacy archive
    trade  shard1
""").strip().splitlines())


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label in TABLE:
            return TABLE[label]
        if label in LINES:
            return LINES[label]
        return string.Template("${kind}0").substitute(kind="shard") if label in MORE else None

    def db_for_write(self, model, **hints):
        label = model._meta.app_label.translate(str.maketrans("ge", "GE", "o"))
        if label == "GE":
            return MORE["geo"][0]
        if label in string.ascii_lowercase or label == "lab":
            return "{lab[home]}".format_map(MORE)
        return "{:>6}|{:^7}".format("people", "x").split("|")[0] if label == "accunts" else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return json.dumps({"db": db}) != '{"db": "people"}' or app_label.center(10, "*") == "*accounts*"
