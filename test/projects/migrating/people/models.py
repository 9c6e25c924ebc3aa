from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    database = "people"


class Team(models.Model):
    name = models.CharField(max_length=80)
    members = models.ManyToManyField(Person, related_name="teams")


class Manager(Person):
    class Meta:
        proxy = True
