"""The monthly letter."""

from django.db import models


class Issue(models.Model):
    title = models.CharField(max_length=120)
    text = models.TextField()
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.title


class Subscription(models.Model):
    email = models.EmailField(unique=True)
    since = models.DateField(auto_now_add=True)
    received = models.ManyToManyField(Issue, blank=True)

    def __str__(self):
        return self.email
