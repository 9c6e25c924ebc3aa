"""Descriptors of the project, __set_name__, class-level and instance-level."""


class Home:
    def __init__(self, alias):
        self.alias = alias

    def __set_name__(self, owner, name):
        self.label = name.partition("_")[0]

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return {"label": self.label, "alias": self.alias}


class Router:
    accounts_home = Home("people")
    geo_home = Home("shard0")

    def db_for_read(self, model, **hints):
        for home in (self.accounts_home, self.geo_home):
            if home["label"] == model._meta.app_label:
                return home["alias"]

    def db_for_write(self, model, **hints):
        home = Router.__dict__.get(f"{model._meta.app_label}_home")
        return home.alias if home is not None and home is getattr(Router, f"{home.label}_home") else None
