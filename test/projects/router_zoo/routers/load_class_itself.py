"""The class in the setting, not its name and no instance: Django calls its functions without self."""


class Router:
    def db_for_read(self, model, **hints):
        return "replica"

    @classmethod
    def db_for_write(cls, model, **hints):
        return "people" if model._meta.app_label == "accounts" else None

    @staticmethod
    def allow_relation(obj1, obj2, **hints):
        return obj1._meta.app_label == obj2._meta.app_label
