"""What the shop still asks of the old catalogue."""

from django.db import connections

from .models import OldTitle


def titles_on_shelf(shelf):
    """The titles that the old software keeps on a shelf."""
    return OldTitle.objects.using("legacy").select_related("author").filter(shelf=shelf)


def price_in_pence(number):
    """What the old software charges for a title, or None."""
    with connections["legacy"].cursor() as cursor:
        cursor.execute('SELECT "PENCE" FROM "PRICES" WHERE "TITLE_NO" = %s', [number])
        row = cursor.fetchone()
    return row[0] if row else None
