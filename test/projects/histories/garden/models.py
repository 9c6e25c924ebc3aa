"""Models whose history django-simple-history keeps: for each it makes another model."""

from django.contrib.auth import get_user_model
from django.db import models
from simple_history import register
from simple_history.models import HistoricalRecords


class Gardener(models.Model):
    user = models.OneToOneField(get_user_model(), on_delete=models.CASCADE)


class Plant(models.Model):
    gardener = models.ForeignKey(Gardener, on_delete=models.CASCADE)
    history = HistoricalRecords()


class Tool(models.Model):
    owner = models.ForeignKey("garden.Gardener", on_delete=models.CASCADE)
    log = HistoricalRecords(related_name="logs", custom_model_name="ToolLog", app="garden")


class Recorded(models.Model):
    changes = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class Harvest(Recorded):
    plants = models.ManyToManyField(Plant)


class Season(models.Model):
    name = models.CharField(max_length=10)


register(Season, excluded_fields=["name"])
