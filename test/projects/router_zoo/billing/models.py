"""The app's label is `money`."""

import django.db.models as dbm
from django.db.models import *

from . import mixins


class Coupon(dbm.Model):
    code = CharField(max_length=10)
    database = "reports"


class Ledger(mixins.Audited, Model):
    """Fields from a mixin of another module, and an attribute from a plain class."""

    invoices = ManyToManyField("Invoice", related_name="ledgers")


class Invoice(mixins.Audited, mixins.OnReports, Model):
    order = ForeignKey("orders.Order", PROTECT)

    class Meta:
        app_label = "money"
        db_table = "arch_invoice"
