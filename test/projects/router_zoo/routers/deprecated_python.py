"""What Python 2 had and Python 3 does not: it raises."""


class Router:
    homes = {"accounts": "people"}

    def db_for_read(self, model, **hints):
        if self.homes.has_key(model._meta.app_label):
            return self.homes[model._meta.app_label]

    def db_for_write(self, model, **hints):
        return unicode(self.homes.get(model._meta.app_label, u"default"))

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return filter(lambda home: home == db, self.homes.values())[0] if app_label == "geo" else None
