"""issubclass, isinstance, the model's bases and its mro."""

from billing.mixins import Audited, OnReports
from catalog.models import Product, Timestamped
from content.bases import Document


class Router:
    def db_for_read(self, model, **hints):
        if issubclass(model, Product):
            return "replica"
        if issubclass(model, (OnReports, Audited)):
            return "reports"
        if Timestamped in model.__mro__:
            return "archive"
        if isinstance(model, type) and Document in model.mro():
            return "people"
        if model.__bases__[0].__name__ == "AbstractUser":
            return "people"
        return None

    def db_for_write(self, model, **hints):
        if any(base.__name__ == "MPTTModel" for base in model.__mro__):
            return "shard0"
        if type(model).__name__ == "Marked":
            return "shard1"
        return "archive" if isinstance(model, str) else None

    def allow_relation(self, obj1, obj2, **hints):
        if isinstance(obj1, Product) and isinstance(obj2, Product):
            return True
        if isinstance(obj2, Audited):
            return False

    def allow_migrate(self, db, app_label, model_name=None, model=None, **hints):
        return not (model and issubclass(model, OnReports)) or db == "reports"
