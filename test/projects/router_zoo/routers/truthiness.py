"""Answers that are no booleans where Django tests their truth, and false ones where it wants a name."""


class Router:
    def db_for_read(self, model, **hints):
        return {"accounts": "", "geo": 0, "lab": False, "legacy": [], "trade": ()}.get(
            model._meta.app_label, "replica"
        )

    def allow_relation(self, obj1, obj2, **hints):
        return {"accounts": "default", "geo": 0, "lab": [], "legacy": "", "trade": 1.5}.get(
            obj1._meta.app_label
        )

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label == "accounts":
            return "people"
        if app_label == "geo":
            return ""
        if app_label == "lab":
            return 0
        if app_label == "legacy":
            return {"archive"} & {db}
        if app_label == "trade":
            return model_name
        if app_label == "money":
            return NotImplemented if False else db.count("e")
        if app_label == "content":
            return self
        return db == "default" or None
