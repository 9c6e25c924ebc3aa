"""Abstract models with relations: each concrete class gets its own, automatic tables included."""

from django.contrib.auth.models import AbstractUser, Group
from django.db import models


class Tagged(models.Model):
    groups_seen = models.ManyToManyField(Group, related_name="%(app_label)s_%(class)s_seen")
    like = models.ManyToManyField("self")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True)
    removed = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        managed = True


class Linked(models.Model):
    target = models.ForeignKey("core.Node", on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        app_label = "core"


class Worker(AbstractUser):
    """A user that only one of the settings modules swaps in; where it is not, its clashes are its own affair."""

    groups = models.ManyToManyField(Group, related_name="workers")
    user_permissions = models.ManyToManyField("auth.Permission", related_name="workers")
