"""Keys of the project's own inside DATABASES: apps, weights, what a replica follows."""

from django.conf import settings


def alias_for(label):
    for alias, configuration in settings.DATABASES.items():
        if label in configuration.get("APPS", ()):
            return alias
    return None


class Router:
    def db_for_read(self, model, **hints):
        primary = alias_for(model._meta.app_label) or "default"
        followers = [
            alias
            for alias, configuration in settings.DATABASES.items()
            if configuration.get("FOLLOWS") == primary and not configuration["OPTIONS"].get("off")
        ]
        return followers[0] if followers else primary

    def db_for_write(self, model, **hints):
        return alias_for(model._meta.app_label)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if "FOLLOWS" in settings.DATABASES[db]:
            return False
        return (alias_for(app_label) or "default") == db
