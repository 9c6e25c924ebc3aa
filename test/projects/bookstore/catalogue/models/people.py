"""Who writes and who publishes."""

from django.db import models

from .common import Named


class Publisher(Named):
    city = models.CharField(max_length=80, blank=True)


class Author(Named):
    born = models.PositiveSmallIntegerField(null=True, blank=True)
    died = models.PositiveSmallIntegerField(null=True, blank=True)
