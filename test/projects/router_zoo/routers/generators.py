"""Generator expressions and functions, any, all, next."""


class Router:
    homes = {"accounts": "people", "geo": "shard0", "lab": "reports"}

    def candidates(self, label):
        for app, alias in self.homes.items():
            if app == label:
                yield alias
        yield from self._more(label)

    def _more(self, label):
        if label == "legacy":
            yield "archive"
            return
        yield "default"

    def db_for_read(self, model, **hints):
        return next(self.candidates(model._meta.app_label))

    def db_for_write(self, model, **hints):
        label = model._meta.app_label
        if any(label.startswith(prefix) for prefix in ("acc", "aut")):
            return "people"
        if all(letter in "geol" for letter in label):
            return "shard0"
        return next((alias for app, alias in self.homes.items() if app == label), None)

    def allow_relation(self, obj1, obj2, **hints):
        return len({*self.candidates(obj1._meta.app_label)} | {*self.candidates(obj2._meta.app_label)}) == 1

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        first, *others = self.candidates(app_label)
        return first == db and not any(others[1:])
