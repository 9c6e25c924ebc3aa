from django.db import models

from people.models import Person


class Product(models.Model):
    title = models.CharField(max_length=100)
    makers = models.ManyToManyField(Person, related_name="products")


class Order(models.Model):
    buyer = models.ForeignKey(Person, on_delete=models.PROTECT)
    products = models.ManyToManyField(Product, through="OrderLine")


class OrderLine(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    product = models.ForeignKey("shop.Product", on_delete=models.PROTECT)
    amount = models.PositiveIntegerField(default=1)
