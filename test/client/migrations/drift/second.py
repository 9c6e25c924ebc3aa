"""The models of a shop as they became: most kinds of fields, relations, constraints and indexes that Django has."""
import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now

AT_DATABASE = getattr(models, "DB_CASCADE", models.CASCADE)


class Country(models.Model):
    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80, unique=True)


class Tag(models.Model):
    word = models.SlugField(unique=True, max_length=60)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="children")


class Customer(models.Model):
    email = models.EmailField(unique=True)
    alias = models.CharField(max_length=30, null=True)
    country = models.ForeignKey(Country, models.PROTECT)
    born = models.DateField(null=True, db_index=True)
    tags = models.ManyToManyField(Tag)
    friends = models.ManyToManyField("self")


class Profile(models.Model):
    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True)
    about = models.TextField(db_comment="What they say of themselves")

    class Meta:
        db_table_comment = "One for each customer"


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)
    number = models.PositiveIntegerField()
    placed = models.DateTimeField()
    note = models.TextField(null=True)
    state = models.CharField(max_length=12, db_index=True)
    total = models.DecimalField(max_digits=10, decimal_places=2, db_default=0)
    made = models.DateTimeField(db_default=Now())
    twice = models.GeneratedField(
        expression=F("number") * 2, output_field=models.IntegerField(), db_persist=True
    )
    products = models.ManyToManyField("Product", through="Line")

    class Meta:
        unique_together = [("customer", "number")]
        indexes = [
            models.Index(fields=["placed"], name="order_placed"),
            models.Index(fields=["-placed", "state"], name="order_newest"),
            models.Index(fields=["number"], name="order_open", condition=Q(state="open")),
            models.Index(Lower("state"), name="order_lower"),
            models.Index(fields=["made"], name="order_made", include=["total"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(total__gte=0), name="total_positive"),
            models.CheckConstraint(condition=Q(state__in=["open", "paid", "sent"]), name="state_known"),
            models.CheckConstraint(
                condition=Q(placed__gte="2000-01-01T00:00:00Z") & ~Q(note="x'y"), name="order_sane"
            ),
            models.UniqueConstraint(fields=["state", "placed"], name="order_state_placed"),
            models.UniqueConstraint(fields=["number"], condition=Q(state="open"), name="one_open"),
            models.UniqueConstraint(Lower("state"), "made", name="lower_made"),
        ]


class Product(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=100)
    sku = models.CharField(max_length=40, db_column="stock_code", db_index=True)
    address = models.GenericIPAddressField(null=True)
    big = models.BigIntegerField()
    small = models.SmallIntegerField()
    positive_small = models.PositiveSmallIntegerField()
    positive_big = models.PositiveBigIntegerField()
    real = models.FloatField()
    price = models.DecimalField(max_digits=8, decimal_places=3)
    flag = models.BooleanField()
    maybe = models.BooleanField(null=True)
    day = models.DateField()
    hour = models.TimeField()
    took = models.DurationField()
    data = models.JSONField()
    blob = models.BinaryField()
    upload = models.FileField()
    url = models.URLField()
    picked = models.CharField(max_length=5, choices=[("a", "A"), ("b", "B")])
    key = models.UUIDField(unique=True)


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    product = models.ForeignKey(Product, models.DO_NOTHING, db_constraint=False)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "shop_order_lines"


class Gadget(Product):
    watts = models.IntegerField()


class Cleared(models.Model):
    country = models.ForeignKey(Country, AT_DATABASE)


class Seat(models.Model):
    pk = models.CompositePrimaryKey("row", "place")
    row = models.IntegerField()
    place = models.IntegerField()
    taken = models.BooleanField(default=False)


class Legacy(models.Model):
    old = models.CharField(max_length=7)

    class Meta:
        managed = False
        db_table = "legacy_things"


class Shown(Customer):
    class Meta:
        proxy = True
