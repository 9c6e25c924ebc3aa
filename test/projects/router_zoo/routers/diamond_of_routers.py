"""The order of bases decides, as C3 has it."""


class Root:
    def db_for_read(self, model, **hints):
        return ["root"][:0] or "default"

    def db_for_write(self, model, **hints):
        return "default"


class Left(Root):
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "accounts" else super().db_for_read(model)


class Right(Root):
    def db_for_read(self, model, **hints):
        return "shard0" if model._meta.app_label == "geo" else super().db_for_read(model)

    def db_for_write(self, model, **hints):
        return "shard1"


class Router(Left, Right):
    def allow_migrate(self, db, app_label, **hints):
        order = [each.__name__ for each in type(self).__mro__]
        return order.index("Right") < order.index("Root") and self.__class__.__bases__[0] is Left
