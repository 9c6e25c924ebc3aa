"""Tables of an older system: unmanaged, oddly named, with marks that routers look for."""

from django.conf import settings
from django.db import models

from .fields import CrossDatabaseKey, CrossDatabaseOneToOne, Links


class LegacyModel(models.Model):
    use_db = "archive"

    class Meta:
        abstract = True
        managed = False
        in_db = "archive"


class Customer(LegacyModel):
    account = CrossDatabaseOneToOne(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING)

    class Meta(LegacyModel.Meta):
        db_table = "arch_customer"


class Purchase(LegacyModel):
    """Writes no Meta of its own, so that it has the base's, `managed = False` included."""

    customer = models.ForeignKey(Customer, on_delete=models.DO_NOTHING)
    coupons = Links("money.Coupon")


class Parcel(LegacyModel):
    """Its own Meta does not inherit, so the table is managed again and has no `in_db`."""

    purchase = CrossDatabaseKey(Purchase, models.DO_NOTHING, null=True)

    class Meta:
        db_table = "arch_parcel"


class Report(models.Model):
    use_db = "reports"

    class Meta:
        managed = False
        db_table = "dbo.report"
        in_db = "reports"
