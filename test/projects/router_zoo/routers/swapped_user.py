"""The user model by the setting, by the function, by the registry."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.label == settings.AUTH_USER_MODEL:
            return "people"
        return "replica" if issubclass(model, get_user_model()) else None

    def db_for_write(self, model, **hints):
        user = apps.get_model(settings.AUTH_USER_MODEL)
        if model in (user, user.groups.through, user._meta.get_field("user_permissions").remote_field.through):
            return "people"
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        user_app, user_name = settings.AUTH_USER_MODEL.lower().split(".")
        return db == "people" if (app_label, model_name) == (user_app, user_name) else db != "people"
