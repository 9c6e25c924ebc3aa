"""Conditions in Meta, tables with odd names, through tables of every kind."""

from django.conf import settings
from django.db import models
from django.db.models.fields.related import ForeignObject


class Stock(models.Model):
    class Meta:
        abstract = settings.STOCK_IS_ABSTRACT


class Crate(models.Model):
    number = models.IntegerField(unique=True)
    first = models.IntegerField(unique=True)

    class Meta:
        db_table = "crate" + "_" + "table"
        verbose_name = "crate"


class Pallet(models.Model):
    """A relation of two columns, which is no foreign key."""

    number = models.IntegerField()
    crate = ForeignObject(
        Crate, models.CASCADE, from_fields=["number"], to_fields=["number"], related_name="pallets"
    )
    crates = models.ManyToManyField(
        Crate, through="CrateOnPallet", through_fields=["pallet", "crate"], related_name="+"
    )
    spare = models.ManyToManyField(
        "stock.Crate", db_table="spare_crates", related_name="spare_of", blank=True
    )


class CrateOnPallet(models.Model):
    pallet = models.ForeignKey(Pallet, models.CASCADE)
    crate = models.ForeignKey(to=Crate, to_field="first", db_column="c", on_delete=models.CASCADE)
    packer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)


class Shelf(models.Model):
    place = models.ForeignKey("plain.Place", models.CASCADE, verbose_name="place")
    crates = models.ManyToManyField("Crate", through=CrateOnPallet.__name__ + "Twice")

    class Meta:
        order_with_respect_to = "place"
        db_table = ""


class CrateOnPalletTwice(models.Model):
    shelf, crate = models.ForeignKey(Shelf, models.CASCADE), models.ForeignKey(Crate, models.CASCADE)


class LongNamed(models.Model):
    a_relation_with_a_name_of_more_than_sixty_three_letters_in_all_really = models.ManyToManyField(Crate)

    class Meta:
        db_table = "a_table_with_a_name_that_is_longer_than_what_other_databases_take_in"
