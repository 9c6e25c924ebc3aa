from django.db import models

from legacy.fields import CrossDatabaseKey


class Shop(models.Model):
    pass


class Campaign(models.Model):
    shops = models.ManyToManyField(Shop)
    old_customer = CrossDatabaseKey("legacy.Customer", on_delete=models.DO_NOTHING)
    owner = models.ForeignKey("auth.Group", on_delete=models.CASCADE)
