"""The shelves of the shop, one within another."""

from django.db import models

from .common import Named


class Subject(Named):
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
