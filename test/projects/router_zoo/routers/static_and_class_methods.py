"""Methods that are static or the class's own, called through the class and through self."""


class Router:
    label = "accounts"

    @staticmethod
    def _is(model, label):
        return model._meta.app_label == label

    @staticmethod
    def db_for_read(model, **hints):
        return "people" if Router._is(model, "accounts") else None

    @classmethod
    def db_for_write(cls, model, **hints):
        return "people" if cls._is(model, cls.label) else None

    @classmethod
    def _home(cls):
        return cls.__name__ and "people"

    @staticmethod
    def allow_relation(one, other, **hints):
        return Router._is(one, "accounts") or Router._is(other, "accounts") or None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label == self.label:
            return db == self._home()


class Nested:
    db_for_read = staticmethod(lambda model, **hints: "archive" if not model._meta.managed else None)
    db_for_write = classmethod(lambda cls, model, **hints: cls.db_for_read(model))
