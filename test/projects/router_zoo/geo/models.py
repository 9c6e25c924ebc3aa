"""Models that are made by calls, under conditions, and in other modules."""

from django.conf import settings
from django.db import models

from . import shapes
from .factory import make_area
from .shapes import Shape

Country = make_area("Country")
Region = make_area("Region", parent="geo.Country")

Lake = type(
    "Lake",
    (models.Model,),
    {
        "__module__": __name__,
        "depth": models.IntegerField(),
        "country": models.ForeignKey(Country, on_delete=models.CASCADE),
    },
)

if settings.GEO_WITH_RIVERS:

    class River(models.Model):
        country = models.ForeignKey("Country", on_delete=models.CASCADE)

else:

    class Canal(models.Model):
        pass


try:
    import a_package_that_nobody_has
except ImportError:

    class Island(models.Model):
        shape = models.ForeignKey(Shape, on_delete=models.CASCADE)

else:

    class Peninsula(models.Model):
        shape = a_package_that_nobody_has.ShapeField()


class City(models.Model):
    class Kind(models.TextChoices):
        BIG = "big"
        SMALL = "small"

    region = models.ForeignKey("geo.Region", on_delete=models.CASCADE)
    outline = models.OneToOneField(shapes.Shape, on_delete=models.CASCADE)
