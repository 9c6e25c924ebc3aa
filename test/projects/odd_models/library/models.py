"""Our own swappable model, relations to it, and a proxy of a model of another app."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models

OWNER = getattr(settings, "LIBRARY_OWNER_MODEL", "library.Owner")


class Owner(models.Model):
    class Meta:
        swappable = "LIBRARY_OWNER_MODEL"


class Club(models.Model):
    members = models.ManyToManyField(settings.AUTH_USER_MODEL)


class Book(models.Model):
    owner = models.ForeignKey(OWNER, on_delete=models.CASCADE)
    readers = models.ManyToManyField(OWNER, related_name="reads")


class Readers(Group):
    class Meta:
        proxy = True


class Lending(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    group = models.ForeignKey(Readers, on_delete=models.CASCADE)
