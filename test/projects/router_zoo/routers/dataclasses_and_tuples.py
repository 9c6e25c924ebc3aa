"""Rules as data classes, named tuples and simple namespaces."""

from collections import namedtuple
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import NamedTuple

Pair = namedtuple("Pair", "read write", defaults=["default"])


class Rule(NamedTuple):
    label: str
    alias: str = "people"

    def matches(self, label):
        return self.label == label


@dataclass(frozen=True)
class Home:
    read: str
    write: str = "default"
    labels: tuple = ()


@dataclass
class Router:
    rules: list = field(default_factory=lambda: [Rule("accounts"), Rule("geo", alias="shard0")])
    old: Home = Home("archive", write="archive", labels=("legacy",))
    pair: Pair = Pair("replica")
    more: SimpleNamespace = field(default=None, init=False)

    def __post_init__(self):
        self.more = SimpleNamespace(lab="reports")
        self.old = replace(self.old, labels=self.old.labels + ("trade",))

    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        for rule in self.rules:
            if rule.matches(label):
                return rule.alias
        if label in self.old.labels:
            return self.old.read
        return getattr(self.more, label, self.pair.read)

    def db_for_write(self, model, **hints):
        for label, alias in self.rules:
            if label == model._meta.app_label:
                return alias
        return self.old.write if model._meta.app_label in self.old.labels else self.pair[1]

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return Rule(app_label) == ("accounts", "people") or db != "people"
