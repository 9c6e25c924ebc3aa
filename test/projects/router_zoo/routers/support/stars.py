from .names import PEOPLE as _people

PEOPLE = _people
OLD_APPS = ("legacy",)
_hidden = True


class StarRouter:
    def db_for_read(self, model, **hints):
        return _people if _hidden and model._meta.app_label == "accounts" else None
