"""The registry of apps: configurations, their attributes, models by name."""

from django.apps import apps
from django.db import models


class Router:
    def db_for_read(self, model, **hints):
        config = apps.get_app_config(model._meta.app_label)
        if hasattr(config, "database"):
            return config.database
        if config.name.startswith("django.contrib."):
            return "replica"
        return "people" if config.label == "money" and config.name == "billing" else None

    def db_for_write(self, model, **hints):
        if model is apps.get_model("catalog", "Book"):
            return "shard0"
        if model in apps.get_app_config("lab").get_models():
            return "reports"
        if model._meta.app_config.verbose_name == "The catalog":
            return "shard1"
        if not apps.is_installed("not.installed") and model == apps.get_model("geo.City"):
            return "archive"
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        try:
            apps.get_app_config("never_used")
        except LookupError:
            labels = [config.label for config in apps.get_app_configs()]
            return "trade" in labels and issubclass(apps.get_model(app_label, model_name), models.Model)
        return False
