"""The models of a shop as they were at first."""
from django.db import models


class Country(models.Model):
    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80)


class Tag(models.Model):
    word = models.SlugField(unique=True)


class Customer(models.Model):
    email = models.EmailField()
    nickname = models.CharField(max_length=20, null=True)
    country = models.ForeignKey(Country, models.CASCADE)
    born = models.DateField(null=True)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)
    number = models.IntegerField()
    placed = models.DateTimeField()
    note = models.TextField()
    state = models.CharField(max_length=10, db_index=True)
    leftover = models.IntegerField(null=True)

    class Meta:
        unique_together = [("customer", "number")]
        indexes = [models.Index(fields=["placed"], name="order_placed")]


class Forgotten(models.Model):
    name = models.CharField(max_length=10)
