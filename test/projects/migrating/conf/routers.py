class ByAppRouter:
    """Each app has its database; what is shared stays on the default one."""

    homes = {"shop": "shop", "people": "people", "auth": "people", "contenttypes": "people", "legacy": "legacy"}

    def db_for_read(self, model, **hints):
        return self.homes.get(model._meta.app_label)

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db == self.homes.get(app_label, "default")


class ByModelRouter:
    """Decides by the model's name, and lets what names no model run everywhere."""

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if model_name is None:
            return None
        if app_label == "shop" and model_name in ("order", "purchase", "line"):
            return db == "shop"
        return db == "default"


class ByHintRouter:
    """Runs data migrations only where their hints say."""

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if "target_db" in hints:
            return db == hints["target_db"]
        model = hints.get("model")
        if model is not None and model.__module__ == "__fake__":
            return app_label != "legacy" or db == "legacy"
        return db != "legacy"


class ByTableRouter:
    """Looks at what the historical model has."""

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        model = hints.get("model")
        if model is None:
            return db == "default"
        options = model._meta
        if options.db_table.startswith("shop_"):
            return db == "shop"
        if getattr(model, "database", None):
            return db == model.database
        if any(field.name == "email" for field in options.fields):
            return db == "people"
        return db == "default" and not options.verbose_name.startswith("old")


class RaisingRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if model_name is None and db == "legacy":
            raise RuntimeError("no data here")
        return True
