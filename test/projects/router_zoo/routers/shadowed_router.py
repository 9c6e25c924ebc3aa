"""A router that answers for everything, before two that never get a say."""


class Greedy:
    def db_for_read(self, model, **hints):
        return "archive" if not model._meta.managed else "default"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_migrate(self, db, app_label, **hints):
        return app_label == "accounts"
