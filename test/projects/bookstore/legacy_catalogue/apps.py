from django.apps import AppConfig


class LegacyCatalogueConfig(AppConfig):
    name = "legacy_catalogue"
    verbose_name = "Old catalogue"
