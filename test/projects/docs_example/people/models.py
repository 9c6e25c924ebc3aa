from django.conf import settings
from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=100)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    friends = models.ManyToManyField("self", blank=True)

    def __str__(self):
        return self.name
