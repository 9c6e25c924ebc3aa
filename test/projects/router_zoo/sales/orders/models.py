"""An app inside an app; one of its models belongs to the outer one."""

from django.db import models

from catalog import models as catalog_models


class Order(models.Model):
    member = models.ForeignKey("accounts.Member", on_delete=models.PROTECT)
    coupon = models.ForeignKey("money.Coupon", on_delete=models.SET_NULL, null=True)


class OrderLine(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(catalog_models.Product, on_delete=models.PROTECT)


class Return(models.Model):
    line = models.OneToOneField(OrderLine, on_delete=models.CASCADE)

    class Meta:
        app_label = "trade"
