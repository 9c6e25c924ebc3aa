from django.apps import AppConfig


class BaseSalesConfig(AppConfig):
    abstract = True
    default = False


class SalesConfig(AppConfig):
    """The only configuration that may be the default one; its label is not the package's name."""

    name = "sales"
    label = "trade"
    default = True
    database = "shard1"
