"""Regular expressions."""

import re

SHARD = re.compile(r"^(?P<app>geo|lab)\.(?P<name>[a-z]+)$")


class Router:
    patterns = [(re.compile("acc.*"), "people"), (re.compile(r"leg\w+$"), "archive")]

    def db_for_read(self, model, **hints):
        found = SHARD.match(model._meta.label_lower)
        if found:
            return "shard0" if found.group("app") == "geo" else "shard1"
        for pattern, alias in self.patterns:
            if pattern.fullmatch(model._meta.app_label):
                return alias

    def db_for_write(self, model, **hints):
        if re.search(r"(note|book)$", model._meta.model_name, re.IGNORECASE):
            return re.sub("[0-9]+", "", "rep0rts").replace("rep", "repo")
        return "reports" if re.match("^trade|money", model._meta.app_label) else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if re.findall(r"\d", db) == ["1"]:
            return bool(re.split("[.]", "a.b")[1:])
        return not re.match(r"(?i)PEOPLE", db)
