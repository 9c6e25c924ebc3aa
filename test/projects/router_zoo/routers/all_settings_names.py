"""Settings that Django has defaults for, flags of the project, lists and nested names."""

from django.conf import settings


class Router:
    def db_for_read(self, model, **hints):
        if settings.DEBUG:
            return "never"
        if model._meta.app_label in [app.rsplit(".", 1)[-1] for app in settings.INSTALLED_APPS[:4]]:
            return "people"
        if settings.is_overridden("DATABASES") and settings.ROOT_URLCONF == "conf.urls":
            return "replica" if settings.TEMPLATES[0]["APP_DIRS"] and settings.SITE_ID == 1 else None

    def db_for_write(self, model, **hints):
        if "flatpages" in "".join(settings.INSTALLED_APPS) and model._meta.label == settings.LAB_DEVICE_MODEL:
            return "reports"
        return settings.SECRET_KEY.split()[0] if settings.LANGUAGE_CODE != "en-us" else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        name = settings.DATABASES[db]["NAME"]
        return str(name).endswith(f"{db}.sqlite3") and settings.DATABASES[db]["ATOMIC_REQUESTS"] is False
