from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "catalog"
    verbose_name = "The catalog"
    default = True


class OtherCatalogConfig(AppConfig):
    name = "catalog"
    label = "never_used"
