"""What the shop does with its catalogue."""

from django.db import transaction

from .models import Book, Edition


def receive_delivery(isbn, copies):
    """Adds copies to the stock of an edition."""
    with transaction.atomic(using="default"):
        edition = Edition.objects.using("default").select_for_update().get(isbn=isbn)
        edition.stock += copies
        edition.save(using="default", update_fields=["stock", "changed_at"])
    return edition


def books_in_stock():
    """The books that can be sent today, as the replica knows them."""
    return Book.objects.using("replica").in_stock()


def books_without_edition():
    """The books that nobody can buy; the staff look at the list on Mondays."""
    # The list is slow, so it is asked of the replica.
    # planted: unknown-alias
    database = "replcia"
    return Book.objects.using(database).filter(editions__isnull=True)
