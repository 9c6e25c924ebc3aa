"""Routers in a models module, which is no app's."""

from catalog.models import Product


class Odd:
    def db_for_read(self, model, **hints):
        return "replica" if issubclass(model, Product) else None
