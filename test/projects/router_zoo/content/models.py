"""Generic relations, and diamonds: an abstract one and one with tables."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import models

from content.bases import Publishable, Searchable


class Comment(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    content_object = GenericForeignKey()


class Article(Publishable, Searchable):
    """An abstract diamond: both bases come from one abstract model."""

    comments = GenericRelation(Comment)
    site = models.ForeignKey(Site, on_delete=models.CASCADE)


class Place(models.Model):
    name = models.CharField(max_length=50)


class Restaurant(Place):
    restaurant_link = models.OneToOneField(Place, models.CASCADE, parent_link=True, primary_key=True)


class Museum(Place):
    museum_link = models.OneToOneField(Place, models.CASCADE, parent_link=True, primary_key=True)


class MuseumCafe(Restaurant, Museum):
    """A diamond of tables: two links to two parents, which share a grandparent."""


class Note(models.Model):
    class Meta:
        abstract = False
        app_label = "content"


class PinnedNote(Note):
    class Meta:
        proxy = True


class VeryPinnedNote(PinnedNote):
    """A proxy of a proxy."""

    home = "archive"

    class Meta:
        proxy = True
        ordering = ["-id"]


class ArchivedNote(PinnedNote):
    """A child with a table, whose link goes to the concrete parent of the proxy."""

    reason = models.TextField()
