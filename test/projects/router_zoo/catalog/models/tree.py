"""A tree from a third-party package: its base class, its metaclass, its kind of foreign key."""

from django.db import models
from mptt.models import MPTTModel, TreeForeignKey


class Category(MPTTModel):
    name = models.CharField(max_length=50)
    parent = TreeForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
