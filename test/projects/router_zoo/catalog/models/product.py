"""Multi-table inheritance in three levels, and proxies at two of them."""

from django.db import models
from taggit.managers import TaggableManager

from .base import Publisher, Timestamped

__all__ = ("Product", "Book", "EBook", "FeaturedProduct", "FeaturedBook", "Bundle")


class Product(Timestamped):
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT)
    category = models.ForeignKey("catalog.Category", on_delete=models.PROTECT)
    related = models.ManyToManyField("self")
    tags = TaggableManager()

    class Meta(Timestamped.Meta):
        db_table = "shop_product"


class Book(Product):
    isbn = models.CharField(max_length=13)
    authors = models.ManyToManyField("accounts.Member", db_table="book_writers")


class EBook(Book):
    # An explicit link to the parent is a relation of its own.
    paper = models.OneToOneField(Book, on_delete=models.CASCADE, parent_link=True)
    previews = models.ManyToManyField("catalog.Image")


class FeaturedProduct(Product):
    home = "replica"

    class Meta:
        proxy = True


class FeaturedBook(Book):
    class Meta:
        proxy = True
        app_label = "content"


class Bundle(models.Model):
    items = models.ManyToManyField(FeaturedProduct, through="BundleItem")


class BundleItem(models.Model):
    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE)
    item = models.ForeignKey(FeaturedProduct, on_delete=models.CASCADE)
