"""Placing, paying and sending an order."""

from decimal import Decimal

from django.db import transaction

from catalogue.models import Edition

from .models import CardPayment, Order, OrderLine

DATABASE = "default"


class SoldOut(Exception):
    """There are fewer copies than were ordered."""


@transaction.atomic(using=DATABASE)
def place_order(customer, copies_by_isbn):
    """Makes an order and takes its books from the stock; all of it or nothing."""
    order = Order.objects.using(DATABASE).create(customer_id=customer.pk)
    for isbn, copies in copies_by_isbn.items():
        edition = Edition.objects.using(DATABASE).select_for_update().get(isbn=isbn)
        if edition.stock < copies:
            raise SoldOut(isbn)
        edition.stock -= copies
        edition.save(using=DATABASE)
        OrderLine.objects.using(DATABASE).create(
            order=order, edition=edition, copies=copies, price=edition.price
        )
    return order


@transaction.atomic(using=DATABASE)
def pay_by_card(order, last_digits):
    """Notes the payment of all that an order costs."""
    lines = order.lines.using(DATABASE)
    amount = sum((line.price * line.copies for line in lines), Decimal(0))
    payment = CardPayment.objects.using(DATABASE).create(
        order=order, amount=amount, last_digits=last_digits
    )
    order.state = Order.State.PAID
    order.save(using=DATABASE, update_fields=["state"])
    return payment
