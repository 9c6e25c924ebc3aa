"""Odd models: a swapped one, one with a metaclass, nested classes that routers read, an app label for each of two."""

from django.db import models
from django.db.models.base import ModelBase


class Language(models.Model):
    code = models.CharField(max_length=5, primary_key=True)


class Device(models.Model):
    """Swapped out: LAB_DEVICE_MODEL names another model, so it is no model of the project."""

    class Meta:
        swappable = "LAB_DEVICE_MODEL"


class SmartDevice(models.Model):
    language = models.ForeignKey(Language, models.CASCADE)


class Reading(models.Model):
    device = models.ForeignKey("lab.SmartDevice", on_delete=models.CASCADE)

    class Routing:
        read = "replica"
        write = "default"


class Marked(ModelBase):
    """Marks each class that it makes."""

    def __new__(metacls, name, bases, attributes, **kwargs):
        made = super().__new__(metacls, name, bases, attributes, **kwargs)
        made.marked = True
        return made


class Sample(models.Model, metaclass=Marked):
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE)
    experts = models.ManyToManyField("auth.Group")


class Experiment(models.Model):
    samples = models.ManyToManyField("Sample", through="Trial")

    @classmethod
    def database(cls):
        return "reports"


class Trial(models.Model):
    experiment = models.ForeignKey(Experiment, models.CASCADE)
    sample = models.ForeignKey(Sample, models.CASCADE)
    previous = models.OneToOneField("self", models.CASCADE, null=True)
