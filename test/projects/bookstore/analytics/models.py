"""What visitors looked at and what was sold. All of it is on the database `analytics`."""

from django.conf import settings
from django.db import models

from catalogue.models import Book


class PageView(models.Model):
    """One look at one book's page."""

    book_slug = models.SlugField()
    # The users are on another database. No constraint, nothing follows a deletion, and only the
    # id is ever assigned: that is how a key may point there.
    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    seen_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.book_slug


class Search(models.Model):
    words = models.CharField(max_length=200)
    results = models.PositiveIntegerField()
    searched_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "searches"

    def __str__(self):
        return self.words


class DailySales(models.Model):
    day = models.DateField(unique=True)
    orders = models.PositiveIntegerField()
    total = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        verbose_name_plural = "daily sales"

    def __str__(self):
        return f"{self.day}: {self.total}"


class Bestseller(models.Model):
    """A book's place on the list of one month. The list itself is not shown anywhere yet."""

    month = models.DateField()
    place = models.PositiveSmallIntegerField()
    # planted: cross-database-foreign-key
    book = models.ForeignKey(Book, on_delete=models.CASCADE)

    class Meta:
        ordering = ["month", "place"]

    def __str__(self):
        return f"{self.month}: {self.place}"
