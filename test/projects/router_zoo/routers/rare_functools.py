"""singledispatch, reduce, partialmethod, total_ordering, cmp_to_key; the operator module."""

import functools
import operator


@functools.singledispatch
def home(value):
    return None


@home.register
def _(value: str):
    return "people" if value == "accounts" else None


@home.register(tuple)
def _(value):
    return home(value[0])


class Router:
    def _either(self, model, alias, **hints):
        return alias if model._meta.app_label == "geo" else None

    db_for_write = functools.partialmethod(_either, alias="shard0")
    get_label = operator.attrgetter("_meta.app_label")

    def db_for_read(self, model, **hints):
        label = operator.attrgetter("_meta.app_label")(model)
        return home((label,)) or functools.reduce(
            lambda found, rule: found or (rule[1] if operator.eq(rule[0], label) else found),
            [("geo", "shard0"), ("lab", "reports")],
            None,
        )

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        first = operator.itemgetter(0)([db])
        return operator.contains({"default", "people"}, first) and operator.not_(app_label == "geo")
