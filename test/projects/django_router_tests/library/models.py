"""Books, their authors, their reviews and the people's pets."""

from django.contrib.auth.models import User
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Review(models.Model):
    source = models.CharField(max_length=100)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    content_object = GenericForeignKey()


class Person(models.Model):
    name = models.CharField(max_length=100, unique=True)


class Book(models.Model):
    title = models.CharField(max_length=100)
    authors = models.ManyToManyField(Person)
    editor = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="edited")
    reviews = GenericRelation(Review)


class Pet(models.Model):
    owner = models.ForeignKey(Person, models.CASCADE)


class UserProfile(models.Model):
    user = models.OneToOneField(User, models.SET_NULL, null=True)

    class Meta:
        ordering = ("id",)
