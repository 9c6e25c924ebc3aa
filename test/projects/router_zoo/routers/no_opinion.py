"""Every method is there and none says anything: pass, ..., a docstring, return."""


class Router:
    def db_for_read(self, model, **hints):
        pass

    def db_for_write(self, model, **hints): ...

    def allow_relation(self, obj1, obj2, **hints):
        """Says nothing."""

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return
