from mptt.models import MPTTModel
from treebeard.models import Node


class Trees:
    def db_for_read(self, model, **hints):
        return "trees" if issubclass(model, (MPTTModel, Node)) else None

    def db_for_write(self, model, **hints):
        return self.db_for_read(model)
