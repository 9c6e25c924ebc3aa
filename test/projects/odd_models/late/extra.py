from django.db import models

from plain.models import Place


class Latecomer(models.Model):
    place = models.ForeignKey(Place, on_delete=models.CASCADE)
