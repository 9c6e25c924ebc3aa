"""Classes in functions, in classes, under loops; a model of another app's label; typed fields."""

from __future__ import annotations

from typing import Generic, TypeVar

from django.db import models

T = TypeVar("T")


class Place(models.Model):
    name: models.CharField[str, str] = models.CharField(max_length=10)
    nearest: "models.ForeignKey[Place]" = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True
    )

    class Inner(models.Model):
        """A model inside a model is a model as any other."""

        outer = models.ForeignKey("plain.Place", on_delete=models.CASCADE)


def make():
    class Made(models.Model):
        place = models.OneToOneField(Place, on_delete=models.CASCADE)

    return Made


Made = make()

for _kind in ("Red", "Blue"):

    class Colored(models.Model):
        class Meta:
            abstract = True

    globals()[_kind] = type(Colored)(_kind, (Colored,), {"__module__": __name__})


class Typed(models.Model, Generic[T]):
    class Meta:
        app_label = "core"


def decorate(cls):
    cls.decorated = True
    return cls


@decorate
@decorate
class Decorated(
    models.Model,
):
    place = models.ForeignKey(Place, on_delete=lambda *arguments: None)


with_a_field = lambda **fields: type("Kw", (models.Model,), {"__module__": "plain.models", **fields})
Kw = with_a_field(place=models.ForeignKey(Place, models.CASCADE), flag=models.BooleanField())
