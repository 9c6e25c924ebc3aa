"""One function under several names."""


def everything(self, model, **hints):
    return "archive" if model._meta.app_label == "legacy" else None


class Router:
    def _database_of(self, model, **hints):
        if model._meta.app_label == "accounts":
            return "people"

    db_for_read = _database_of
    db_for_write = db_for_read

    def _yes(self, *args, **kwargs):
        return True

    allow_relation = allow_migrate = _yes


class Late:
    pass


Late.db_for_read = everything
setattr(Late, "db_for_" + "write", everything)
