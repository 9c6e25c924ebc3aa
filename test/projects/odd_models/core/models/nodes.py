"""Fields taken away, replaced, added from outside; links to parents from abstract bases."""

from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site
from django.db import models

from .bases import Linked, Tagged


class Node(Tagged):
    # Taken away from the base.
    removed = None


class Leaf(Tagged):
    # Replaced by another kind of relation to another model.
    removed = models.OneToOneField(Node, on_delete=models.CASCADE, related_name="replaced")

    class Meta:
        managed = False


class TwigLink(models.Model):
    leaf_ptr = models.OneToOneField(Leaf, models.CASCADE, parent_link=True, primary_key=True)

    class Meta:
        abstract = True


class Twig(TwigLink, Leaf):
    """Its link to its parent comes from an abstract base."""


class Sapling(Node, Linked):
    class Meta(Linked.Meta):
        abstract = False
        verbose_name_plural = "saplings"


class SaplingProxy(Sapling):
    extra = property(lambda self: 1)

    class Meta:
        proxy = True
        db_table = "ignored_for_a_proxy"


class NoFields(models.Model):
    class Meta:
        abstract = True


class NodeProxy(NoFields, Node):
    """A proxy with an abstract base that has no field."""

    class Meta:
        proxy = True


Site.add_to_class("node", models.ForeignKey(Node, on_delete=models.CASCADE, null=True))
models.ForeignKey(get_user_model(), on_delete=models.CASCADE, related_name="+").contribute_to_class(
    Node, "owner"
)
