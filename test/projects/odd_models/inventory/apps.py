from django.apps import AppConfig


class Inventory(AppConfig):
    name = "inventory"


class Warehouse(Inventory):
    """Named by its path; its label comes from a call."""

    label = "".join(["st", "ock"])
    default_auto_field = "django.db.models.AutoField"
