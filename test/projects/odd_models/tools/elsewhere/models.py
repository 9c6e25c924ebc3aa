"""Imported under two names from two packages, once by a relative path."""

from core.models.bases import Linked

from ..shared import Shared as Common, models


class Wrench(Common):
    class Meta(Common.Meta):
        pass


class Hammer(Linked):
    """The abstract base's app label is inherited, so it is an app `core` model."""

    class Meta(Linked.Meta):
        db_table = "hammers"


class Saw(Linked):
    class Meta:
        app_label = "elsewhere"
