from django.http import JsonResponse
from django.shortcuts import get_object_or_404

from analytics.services import record_view

from .models import Book
from .services import books_in_stock


def book_list(request):
    """The books in stock."""
    books = [{"name": book.name, "slug": book.slug} for book in books_in_stock()]
    return JsonResponse({"books": books})


def book_detail(request, slug):
    """One book with its editions."""
    book = get_object_or_404(Book, slug=slug)
    record_view(book, request.user)
    editions = [
        {"isbn": edition.isbn, "price": str(edition.price)} for edition in book.editions.all()
    ]
    return JsonResponse({"name": book.name, "editions": editions})
