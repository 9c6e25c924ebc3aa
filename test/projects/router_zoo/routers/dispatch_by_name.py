"""Methods that are found by their names."""


class Router:
    home_geo = "shard0"

    def _read_accounts(self, model):
        return "people"

    def _read_catalog(self, model):
        return "replica" if model.__name__ != "Book" else "shard1"

    def db_for_read(self, model, **hints):
        method = getattr(self, f"_read_{model._meta.app_label}", None)
        return method(model) if method else getattr(self, "home_" + model._meta.app_label, None)

    def db_for_write(self, model, **hints):
        if f"_read_{model._meta.app_label}" in dir(self):
            return "people"
        return vars(type(self)).get(f"home_{model._meta.app_label}")

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        handler = {"people": self._people, "shard0": Router._shard}.get(db)
        return handler(app_label) if callable(handler) else None

    def _people(self, label):
        return hasattr(self, "_read_" + label)

    @staticmethod
    def _shard(label):
        return label == "geo"
