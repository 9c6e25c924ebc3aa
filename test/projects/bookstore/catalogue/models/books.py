"""What is sold."""

from django.db import models

from .common import Dated, Named
from .people import Author, Publisher
from .subjects import Subject


class BookQuerySet(models.QuerySet):
    """The questions that the shop asks about its books."""

    def in_stock(self):
        return self.filter(editions__stock__gt=0).distinct()

    def by(self, author):
        return self.filter(authors=author)


class OutOfPrintManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(out_of_print=True)


class Book(Named, Dated):
    """A work; what a customer buys is one of its editions."""

    authors = models.ManyToManyField(Author, through="Contribution", related_name="books")
    subjects = models.ManyToManyField(Subject, related_name="books", blank=True)
    out_of_print = models.BooleanField(default=False)
    # The number of the title in the old catalogue, which is on the database `legacy`.
    legacy_number = models.PositiveIntegerField(null=True, blank=True, unique=True)

    objects = BookQuerySet.as_manager()


class OutOfPrintBook(Book):
    """The same books, for the staff who look for second-hand copies."""

    objects = OutOfPrintManager()

    class Meta:
        proxy = True


class Contribution(models.Model):
    """One author's part in one book."""

    class Part(models.TextChoices):
        AUTHOR = "author"
        EDITOR = "editor"
        TRANSLATOR = "translator"

    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.PROTECT)
    part = models.CharField(max_length=12, choices=Part, default=Part.AUTHOR)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "author", "part"], name="one_part_of_an_author_in_a_book"
            )
        ]

    def __str__(self):
        return f"{self.author_id} is {self.part} of {self.book_id}"


class Edition(Dated):
    """A printing with a price."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="editions")
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="editions")
    isbn = models.CharField(max_length=13, unique=True)
    year = models.PositiveSmallIntegerField()
    price = models.DecimalField(max_digits=7, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["book", "year"]

    def __str__(self):
        return f"{self.isbn} ({self.year})"


class Review(Dated):
    """A customer's opinion. Customers are on the database `users`, so only the id is kept."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="reviews")
    customer_id = models.PositiveBigIntegerField(db_index=True)
    stars = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)

    def __str__(self):
        return f"{self.stars} stars for {self.book_id}"
