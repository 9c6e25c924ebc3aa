__all__ = ["Deep"]

from django.db.models import CASCADE, ForeignKey
from django.db.models import Model as Base


class Deep(Base):
    node = ForeignKey("Node", CASCADE)


class Hidden(Base):
    """No star import brings it along, but its class is registered all the same."""
