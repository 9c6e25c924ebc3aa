"""Tables that a class body computes from settings and from the models' own marks."""

from django.apps import apps
from django.conf import settings


class Router:
    homes = {**settings.APP_DATABASES}
    homes.update({label: "replica" for label in ("sites", "flatpages") if label})
    by_model = {
        model._meta.label: model.use_db for model in apps.get_models() if hasattr(model, "use_db")
    }
    inverse = {}
    for _label, _alias in homes.items():
        inverse.setdefault(_alias, set()).add(_label)

    def db_for_read(self, model, **hints):
        return self.by_model.get(model._meta.label, self.homes.get(model._meta.app_label))

    def db_for_write(self, model, **hints):
        return self.by_model.get(model._meta.label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return app_label in self.inverse[db] if db in self.inverse else app_label not in self.homes
