"""Helper methods on self, with default arguments and private names."""


class Router:
    def _label(self, model):
        return model._meta.app_label

    def _home(self, label, fallback=None, *, reading=False):
        if label in ("accounts", "auth"):
            return "people"
        return "replica" if reading and label == "catalog" else fallback

    def __secret(self, label):
        return label in ("legacy",)

    def db_for_read(self, model, **hints):
        return self._home(self._label(model), reading=True)

    def db_for_write(self, model, **hints):
        if self.__secret(self._label(model)):
            return "archive"
        return self._home(self._label(model), "default")

    def allow_relation(self, obj1, obj2, **hints):
        return self._home(self._label(obj1)) == self._home(self._label(obj2))

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return self._home(app_label, fallback="default") == db
