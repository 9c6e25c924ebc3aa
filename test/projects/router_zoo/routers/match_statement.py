"""match: literals, alternatives, guards, sequences, mappings, classes, captures."""

from dataclasses import dataclass


@dataclass
class Key:
    app: str
    name: str


class Router:
    def db_for_read(self, model, **hints):
        match model._meta.app_label:
            case "accounts" | "auth":
                return "people"
            case "geo" if model.__name__.startswith("C"):
                return "shard1"
            case "geo":
                return "shard0"
            case str() as label if label.startswith("con"):
                return "replica"
            case other:
                return "reports" if other == "lab" else None

    def db_for_write(self, model, **hints):
        match model._meta.label_lower.split("."):
            case ["catalog", ("book" | "ebook") as name]:
                return "shard0" if name == "book" else "shard1"
            case ["lab", *rest] if rest == ["trial"]:
                return "reports"
            case [app, _] if app in {"legacy"}:
                return "archive"
        match Key(*model._meta.label.split(".")):
            case Key(app="trade", name="Shop"):
                return "shard1"
            case Key("money", _):
                return "reports"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        match (db, {"app": app_label, "model": model_name}):
            case ("people", {"app": "accounts"}):
                return True
            case ("people", _):
                return False
            case (_, {"app": "accounts", **more}) if more:
                return False
            case _:
                return None
