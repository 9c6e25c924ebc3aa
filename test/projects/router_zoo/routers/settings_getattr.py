"""Settings that may be missing: getattr with a default, hasattr, AttributeError."""

from django.conf import settings


class Router:
    def db_for_read(self, model, **hints):
        table = getattr(settings, "A_SETTING_THAT_IS_MISSING", {"geo": "shard1"})
        return table.get(model._meta.app_label)

    def db_for_write(self, model, **hints):
        if hasattr(settings, "ANOTHER_MISSING_SETTING"):
            return "reports"
        if model._meta.app_label in getattr(settings, "PEOPLE_APPS", ()):
            return "people"
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "archive":
            try:
                return app_label in settings.ARCHIVED_APPS
            except AttributeError:
                return False
        # Django's own defaults are settings too.
        return settings.USE_I18N and settings.DEFAULT_CHARSET == "utf-8"
