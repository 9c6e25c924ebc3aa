"""Model classes, compared and collected, imported by the module and by the method."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from catalog.models import Book, FeaturedProduct, Product
from catalog.models.base import Unlisted


class Router:
    models = [Product, FeaturedProduct]
    homes = {Book: "shard1", Group: "people"}

    def db_for_read(self, model, **hints):
        if model in self.models:
            return "replica"
        if model is get_user_model():
            return "people"
        return self.homes.get(model)

    def db_for_write(self, model, **hints):
        from content import models as content_models
        from geo.models import City, Country

        if model == content_models.Note or model is Country:
            return "archive"
        if model in (City, Unlisted):
            return "shard0"
        if model is not content_models.PinnedNote and model._meta.concrete_model is content_models.Note:
            return "reports"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (db == "people") is (hints.get("model") in {Group, get_user_model()})
