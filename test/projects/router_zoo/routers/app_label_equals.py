"""The plainest router there is: one app label, compared with a literal."""


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.app_label == "accounts":
            return "people"
        return None

    def db_for_write(self, model, **hints):
        if model._meta.app_label == "accounts":
            return "people"

    def allow_relation(self, obj1, obj2, **hints):
        if obj1._meta.app_label == "accounts" and obj2._meta.app_label == "accounts":
            return True
        elif "accounts" not in [obj1._meta.app_label, obj2._meta.app_label]:
            return True
        return False

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label == "accounts":
            return db == "people"
        if db == "people":
            return False
        return None
