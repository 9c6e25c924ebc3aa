"""A metaclass that gives methods, type() with three arguments, __init_subclass__, __new__, __slots__."""


class Routed(type):
    def __new__(metacls, name, bases, attributes):
        labels = attributes.get("labels", ())

        def decide(self, model, **hints):
            return attributes["alias"] if model._meta.app_label in labels else None

        attributes["db_for_read"] = attributes["db_for_write"] = decide
        return super().__new__(metacls, name, bases, attributes)


class People(metaclass=Routed):
    labels = ["accounts", "auth"]
    alias = "people"


class Base:
    registry = []

    def __init_subclass__(cls, alias=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.alias = alias
        Base.registry.append(cls)

    def db_for_write(self, model, **hints):
        for cls in self.registry:
            if cls.__name__.lower() == model._meta.app_label:
                return cls.alias


class Geo(Base, alias="shard0"):
    pass


class Lab(Base, alias="reports"):
    pass


Old = type("Old", (), {"db_for_read": lambda self, model, **hints: "archive" if not model._meta.managed else None})


class Single:
    __slots__ = ("alias",)
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        self.alias = "shard1"

    def allow_migrate(self, db, app_label, **hints):
        return (db == self.alias) == (app_label == "trade")
