class Router:
    def home(self, model):
        meta = model._meta
        if meta.auto_created:
            return "automatic"
        if meta.db_table != f"{meta.app_label}_{meta.model_name}":
            return "tables"
        if meta.proxy or not meta.managed or meta.app_label in {"elsewhere", "stock"}:
            return "others"
        return None

    def db_for_read(self, model, **hints):
        return self.home(model)

    def db_for_write(self, model, **hints):
        return self.home(model)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (self.home(hints["model"]) or "default") == db
