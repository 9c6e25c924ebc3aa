"""Abstract models: Meta inheritance, a relation for each concrete class."""

from django.conf import settings
from django.db import models

__all__ = ["Named", "Timestamped", "Publisher"]


class Timestamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="%(app_label)s_%(class)s_created",
    )

    class Meta:
        abstract = True
        ordering = ["created"]


class Named(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        abstract = True
        db_table = "named_things"


class Publisher(Timestamped):
    """Inherits a Meta that says `abstract`, which is not inherited."""

    title = models.CharField(max_length=100)


class Unlisted(models.Model):
    """Not in __all__, yet a model all the same, since its module is imported."""
