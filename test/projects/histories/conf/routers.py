class History:
    """The models that keep the history of another model go to a database of their own."""

    def home(self, name):
        return "history" if name.startswith("historical") else None

    def db_for_read(self, model, **hints):
        return self.home(model._meta.model_name)

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if self.home(model_name) is not None:
            return db == "history"
        return False if db == "history" else None
