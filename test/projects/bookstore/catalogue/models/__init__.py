from .books import Book, Contribution, Edition, OutOfPrintBook, Review
from .people import Author, Publisher
from .subjects import Subject

__all__ = [
    "Author",
    "Book",
    "Contribution",
    "Edition",
    "OutOfPrintBook",
    "Publisher",
    "Review",
    "Subject",
]
