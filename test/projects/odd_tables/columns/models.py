from django.contrib.auth.models import User
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Stamped(models.Model):
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        abstract = True


class Named(models.Model):
    name = models.CharField("The name", max_length=80, db_column="NAME")

    class Meta:
        abstract = True
        db_table = '"archive"."named"'


class MaybeField(models.IntegerField):
    """Is null unless somebody says otherwise."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("null", True)
        super().__init__(*args, **kwargs)


class Quoted(Named):
    """Its table is another schema's, its fields are found in two places."""

    tags = models.ManyToManyField("Label")
    others = models.ManyToManyField("self", db_table="pairs of quoted")


class Label(Stamped):
    text = models.SlugField(primary_key=True)
    plain = models.TextField(db_column=None, null=False)
    empty = models.TextField(db_column="", blank=True)
    renamed = models.IntegerField("Shown", "inner")
    maybe = MaybeField()
    surely = MaybeField(null=False)


class Mixed(Named, Stamped):
    first = models.BooleanField(null=True)
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, db_column="kind")
    key = models.PositiveBigIntegerField()
    thing = GenericForeignKey("kind", "key")
    one = models.OneToOneField(Label, models.PROTECT)

    class Meta:
        db_table = "mixed"


class Line(models.Model):
    """Two columns are its key."""

    pk = models.CompositePrimaryKey("order", "number")
    order = models.IntegerField()
    number = models.SmallIntegerField()
    text = models.JSONField(null=True)


class Base(models.Model):
    one = models.UUIDField()


class Other(models.Model):
    other_id = models.AutoField(primary_key=True)
    two = models.DecimalField("Two", max_digits=5, decimal_places=2)


class Child(Base):
    three = models.DurationField()


class Proxied(Base):
    class Meta:
        proxy = True


class OfProxy(Proxied):
    four = models.BinaryField()


class Both(Base, Other):
    five = models.FileField()


class Linked(Base):
    link = models.OneToOneField(Base, models.CASCADE, parent_link=True, db_column="BASE")


class Keyed(Base):
    own = models.CharField(max_length=3, primary_key=True)


class Step(Stamped):
    line = models.ForeignKey(Child, models.CASCADE)

    class Meta:
        order_with_respect_to = "line"


class Unmanaged(models.Model):
    total = models.GeneratedField(
        expression=models.F("one"), output_field=models.IntegerField(), db_persist=True
    )
    one = models.IntegerField()

    class Meta:
        managed = False


class ANameThatGoesOnAndOnAndOnUntilNoDatabaseButOneOrTwoWillHaveIt(models.Model):
    themselves_at_great_length = models.ManyToManyField("self")
    briefly = models.ManyToManyField(Label, db_table="brief")
