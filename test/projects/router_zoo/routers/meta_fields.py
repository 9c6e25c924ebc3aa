"""The fields of a model."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models


class Router:
    def has(self, model, name):
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        return True

    def db_for_read(self, model, **hints):
        if self.has(model, "member"):
            return "people"
        names = [field.name for field in model._meta.fields]
        if "content_type" in names:
            return "replica"
        return "shard0" if "area" in {field.attname for field in model._meta.local_fields} else None

    def db_for_write(self, model, **hints):
        for field in model._meta.get_fields():
            if isinstance(field, models.OneToOneField) and field.related_model is not None:
                if field.related_model._meta.app_label == "content":
                    return "archive"
        if model._meta.pk.name == "code":
            return "reports"
        return "shard1" if model._meta.many_to_many else None
