"""What was bought, paid and sent. All of it is on the shop's own database."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models

from catalogue.models import Edition


class OrderQuerySet(models.QuerySet):
    def of(self, customer):
        return self.filter(customer_id=customer.pk)

    def open(self):
        return self.exclude(state=Order.State.SENT)


class Order(models.Model):
    """An order. Its customer is on the database `users`, so there is an id and no key."""

    class State(models.TextChoices):
        NEW = "new"
        PAID = "paid"
        SENT = "sent"

    customer_id = models.PositiveBigIntegerField(db_index=True)
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    placed_at = models.DateTimeField(auto_now_add=True)
    editions = models.ManyToManyField(Edition, through="OrderLine", related_name="orders")

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["-placed_at"]

    def __str__(self):
        return f"order {self.pk}"

    @property
    def customer(self):
        return get_user_model().objects.get(pk=self.customer_id)


class OrderLine(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    copies = models.PositiveSmallIntegerField(default=1)
    price = models.DecimalField(max_digits=7, decimal_places=2)

    def __str__(self):
        return f"{self.copies} × {self.edition_id}"


class Payment(models.Model):
    """Money that came in; what kind of payment it was is told by the child."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.amount} for {self.order_id}"


class CardPayment(Payment):
    last_digits = models.CharField(max_length=4)


class Shipment(models.Model):
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="shipment")
    # A copy of the address as it was when the parcel left.
    address = models.TextField()
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"parcel of {self.order_id}"


class GiftCard(models.Model):
    code = models.CharField(max_length=16, unique=True)
    balance = models.DecimalField(max_digits=6, decimal_places=2)
    # Whoever sold the card at the counter.
    # planted: cross-database-user-key
    sold_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    def __str__(self):
        return self.code
