"""Fills every database with a little data, so that the shop can be tried."""

from decimal import Decimal

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.models import Address, Profile
from analytics.models import Search
from analytics.services import record_view
from catalogue.models import Author, Book, Contribution, Edition, Publisher, Review, Subject
from legacy_catalogue.tables import create_tables
from newsletter.models import Issue, Subscription
from orders.services import pay_by_card, place_order

# name, slug, author, subject, number in the old catalogue, year, price
BOOKS = [
    ("Pride and Prejudice", "pride-and-prejudice", "Jane Austen", "Novels", 101, "1813", "8.99"),
    ("Emma", "emma", "Jane Austen", "Novels", 102, "1815", "7.99"),
    ("Moby-Dick", "moby-dick", "Herman Melville", "Sea", 103, "1851", "12.50"),
    ("Frankenstein", "frankenstein", "Mary Shelley", "Novels", 104, "1818", "6.99"),
    ("On the Origin of Species", "origin-of-species", "Charles Darwin", "Nature", None, "1859", "14.00"),
]


class Command(BaseCommand):
    help = "Fills every database with a little data; does nothing where there is some already."

    def handle(self, *args, **options):
        create_tables()
        if Book.objects.using("default").exists():
            self.stdout.write("There are books already.")
            return
        reader = self.seed_people()
        editions = self.seed_catalogue()
        self.seed_newsletter(reader)
        self.seed_orders(reader, editions)
        self.stdout.write(f"{len(editions)} editions, one order, two people.")

    @transaction.atomic(using="users")
    def seed_people(self):
        people = get_user_model().objects.db_manager("users")
        people.create_superuser("staff", "staff@example.com", "staff")
        reader = people.create_user("reader", "reader@example.com", "reader", newsletter=True)
        Profile.objects.using("users").create(user=reader, favorite_subject="novels")
        Address.objects.using("users").create(
            user=reader, street="1 Example Street", city="London", postcode="EC1A 1BB"
        )
        return reader

    @transaction.atomic(using="default")
    def seed_catalogue(self):
        publisher = Publisher.objects.using("default").create(
            name="Example Press", slug="example-press", city="London"
        )
        shelves = Subject.objects.using("default").create(name="All books", slug="all")
        editions = []
        for position, (name, slug, author, subject, number, year, price) in enumerate(BOOKS):
            book = Book.objects.using("default").create(
                name=name, slug=slug, legacy_number=number
            )
            writer, _ = Author.objects.using("default").get_or_create(
                name=author, slug=author.lower().replace(" ", "-")
            )
            shelf, _ = Subject.objects.using("default").get_or_create(
                name=subject, slug=subject.lower(), parent=shelves
            )
            Contribution.objects.using("default").create(book=book, author=writer)
            book.subjects.add(shelf)
            editions.append(
                Edition.objects.using("default").create(
                    book=book,
                    publisher=publisher,
                    isbn=f"978000000000{position}",
                    year=int(year),
                    price=Decimal(price),
                    stock=10,
                )
            )
        return editions

    @transaction.atomic(using="default")
    def seed_newsletter(self, reader):
        issue = Issue.objects.using("default").create(title="Autumn", text="New on the shelves.")
        subscription = Subscription.objects.using("default").create(email=reader.email)
        subscription.received.add(issue)

    def seed_orders(self, reader, editions):
        order = place_order(reader, {editions[0].isbn: 1, editions[2].isbn: 2})
        pay_by_card(order, "4242")
        book = editions[0].book
        Review.objects.using("default").create(book=book, customer_id=reader.pk, stars=5)
        record_view(book, reader)
        Search.objects.using("analytics").create(words="whales", results=1)
