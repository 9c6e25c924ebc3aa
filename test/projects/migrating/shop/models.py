from django.db import models


class Purchase(models.Model):
    number = models.CharField(max_length=20)
    note = models.TextField(default="")

    class Meta:
        db_table = "shop_orders"


class Tag(models.Model):
    name = models.CharField(max_length=20)


class Item(models.Model):
    name = models.CharField(max_length=80)
    labels = models.ManyToManyField(Tag)


class Line(models.Model):
    purchase = models.ForeignKey(Purchase, models.CASCADE)
    item = models.ForeignKey(Item, models.CASCADE)
