from django.db import models


class Branch(models.Model):
    left = models.IntegerField(default=0)
    right = models.IntegerField(default=0)
