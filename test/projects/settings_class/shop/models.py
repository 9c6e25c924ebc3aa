from django.db import models


class Product(models.Model):
    seller = models.ForeignKey("people.Person", on_delete=models.CASCADE)
