"""Names that are bound only after the class: classes below, tables filled at the end of the module."""


class Router:
    def db_for_read(self, model, **hints):
        return HOMES.get(model._meta.app_label) or Helper.home(model)

    def db_for_write(self, model, **hints):
        return ALIAS if model._meta.app_label == "accounts" else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return COUNT == 2 and "people" == ALIAS


class Helper:
    @staticmethod
    def home(model):
        return "reports" if model._meta.app_label in Later.labels else None


HOMES = {}
ALIAS = "never"
for _label in ("geo", "legacy"):
    HOMES[_label] = "shard0" if _label == "geo" else "archive"
ALIAS = "people"
COUNT = len(HOMES)


class Later:
    labels = {"lab"}
