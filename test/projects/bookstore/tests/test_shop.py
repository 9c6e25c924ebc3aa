"""The shop on all its databases."""

from datetime import date
from decimal import Decimal
from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase

from analytics.models import DailySales, PageView
from analytics.services import record_view, views_by_book
from catalogue.models import Book, Edition, Publisher
from catalogue.services import books_in_stock, receive_delivery
from legacy_catalogue.services import price_in_pence, titles_on_shelf
from legacy_catalogue.tables import create_tables
from orders.models import Order
from orders.services import SoldOut, pay_by_card, place_order


def make_edition(stock):
    book = Book.objects.using("default").create(name="Emma", slug="emma")
    publisher = Publisher.objects.using("default").create(name="Press", slug="press")
    return Edition.objects.using("default").create(
        book=book, publisher=publisher, isbn="9780000000001", year=1815, price="7.99", stock=stock
    )


class OrderTests(TestCase):
    databases = {"default", "users"}

    def setUp(self):
        self.reader = get_user_model().objects.create_user("reader")
        self.edition = make_edition(stock=3)

    def test_an_order_takes_its_books_from_the_stock(self):
        order = place_order(self.reader, {self.edition.isbn: 2})
        payment = pay_by_card(order, "4242")
        self.assertEqual(payment.amount, Decimal("15.98"))
        self.assertEqual(Edition.objects.using("default").get().stock, 1)
        self.assertEqual(Order.objects.of(self.reader).get().customer, self.reader)

    def test_an_order_of_too_many_copies_changes_nothing(self):
        with self.assertRaises(SoldOut):
            place_order(self.reader, {self.edition.isbn: 4})
        self.assertFalse(Order.objects.using("default").exists())

    def test_a_delivery_fills_the_stock(self):
        receive_delivery(self.edition.isbn, 5)
        self.assertEqual(Edition.objects.using("default").get().stock, 8)


class LegacyTests(TestCase):
    databases = {"legacy"}

    def test_the_old_catalogue_is_read_on_its_own_database(self):
        create_tables()
        titles = [old.title for old in titles_on_shelf("A12").order_by("title")]
        self.assertEqual(titles, ["EMMA", "PRIDE AND PREJUDICE"])
        self.assertEqual(price_in_pence(104), 699)


class PageTests(TestCase):
    databases = {"default", "replica"}

    def test_books_are_read_from_the_replica(self):
        self.assertEqual(Book.objects.all().db, "replica")
        self.assertEqual(books_in_stock().db, "replica")

    def test_an_empty_shop_has_an_empty_list(self):
        self.assertEqual(self.client.get("/").json(), {"books": []})


class AnalyticsTests(TestCase):
    databases = {"default", "users", "analytics"}

    def test_a_visit_is_noted_with_the_visitor_s_id(self):
        reader = get_user_model().objects.create_user("reader")
        record_view(Book(slug="emma"), reader)
        self.assertEqual(PageView.objects.get().visitor_id, reader.pk)
        self.assertEqual(views_by_book(), [("emma", 1)])

    def test_the_day_is_summed_up(self):
        call_command("summarize_sales", date(2026, 10, 1), stdout=StringIO())
        self.assertEqual(DailySales.objects.get().orders, 0)
