"""Writing down what happens in the shop."""

from django.db import connections

from .models import PageView


def record_view(book, visitor):
    """Notes that a page was seen; a visitor who is not signed in has no id."""
    return PageView.objects.using("analytics").create(book_slug=book.slug, visitor_id=visitor.pk)


def views_by_book():
    """How often each book's page was seen, the most seen first."""
    with connections["analytics"].cursor() as cursor:
        cursor.execute(
            "SELECT book_slug, COUNT(*) FROM analytics_pageview"
            " GROUP BY book_slug ORDER BY COUNT(*) DESC, book_slug"
        )
        return cursor.fetchall()
