"""Names of the module, of the class, of the builtins; shadowing, deletion, class bodies and closures."""

alias = "people"
list = list
label = "module"


class Router:
    label = "accounts"
    copies = [letter for letter in "ab"]
    own = alias
    alias = "archive"

    def db_for_read(self, model, **hints):
        if model._meta.app_label == self.label and label == "module":
            return alias
        return self.alias if model._meta.app_label == "legacy" else None

    def db_for_write(self, model, **hints):
        try:
            if hints:
                later = "x"
            return later
        except UnboundLocalError:
            return Router.own if model._meta.app_label == "auth" else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        id = [id for id in (1, 2)][-1]
        del hints
        return list(self.copies) == ["a", "b"] and id == 2 and db != "archive"
