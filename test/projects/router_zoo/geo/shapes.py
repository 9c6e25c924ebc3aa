"""Not a models module, but its model is registered when it is imported."""

from django.db import models


class Shape(models.Model):
    area = models.FloatField()
    neighbors = models.ManyToManyField("Shape", blank=True)
