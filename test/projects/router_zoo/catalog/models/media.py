"""Models of which only some are imported by name; the others come with their module."""

from django.db import models

from .base import Named


class Image(Named):
    product = models.ForeignKey("Product", on_delete=models.CASCADE, null=True)

    class Meta:
        db_table = '"media"."image"'


class Video(Named):
    poster = models.OneToOneField(Image, on_delete=models.CASCADE)

    class Meta(Named.Meta):
        # `abstract` is set back to False by Django before a child sees it.
        db_table = "videos"


class Subtitle(models.Model):
    video = models.ForeignKey(Video, models.CASCADE)

    class Meta:
        db_table = "media_subtitle"
        order_with_respect_to = "video"
