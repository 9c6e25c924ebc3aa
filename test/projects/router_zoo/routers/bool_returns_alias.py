"""allow_migrate that answers with an alias, and reads that answer with what is no text."""


class Router:
    def db_for_write(self, model, **hints):
        # Django takes any true value; later it would fail to find a database of that name.
        return model._meta.app_label == "accounts" and "people"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return "default" if app_label != "geo" else None

    def allow_relation(self, obj1, obj2, **hints):
        return obj1._meta.app_label in ("accounts", "geo") and obj2._state.db
