"""One router for every settings module: it routes by what the settings say."""

from django.conf import settings


class BySettings:
    """An app whose label, or whose label in ROUTING, is the name of a database lives there."""

    def home(self, label):
        alias = getattr(settings, "ROUTING", {}).get(label, label)
        return alias if alias in settings.DATABASES else None

    def db_for_read(self, model, **hints):
        home = self.home(model._meta.app_label)
        if home is None and "replica" in settings.DATABASES:
            return "replica"
        return home

    def db_for_write(self, model, **hints):
        return self.home(model._meta.app_label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if "MIRROR" in (settings.DATABASES[db].get("TEST") or {}):
            # Django fills TEST in, so the key is always there.
            return settings.DATABASES[db]["TEST"]["MIRROR"] is None and (
                self.home(app_label) or "default"
            ) == db
        return None
