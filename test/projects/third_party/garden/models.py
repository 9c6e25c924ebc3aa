"""Trees, tags and their special fields."""

from django.db import models
from mptt.fields import TreeForeignKey, TreeManyToManyField, TreeOneToOneField
from mptt.models import MPTTModel
from taggit.managers import TaggableManager
from taggit.models import GenericTaggedItemBase, TagBase
from treebeard.al_tree import AL_Node
from treebeard.mp_tree import MP_Node
from treebeard.ns_tree import NS_Node


class Herb(TagBase):
    pass


class HerbTag(GenericTaggedItemBase):
    tag = models.ForeignKey(Herb, on_delete=models.CASCADE, related_name="uses")


class Bed(MPTTModel):
    parent = TreeForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    neighbors = TreeManyToManyField("garden.Bed", related_name="+")

    class MPTTMeta:
        order_insertion_by = ["id"]


class RaisedBed(Bed):
    twin = TreeOneToOneField(Bed, on_delete=models.CASCADE, related_name="raised")


class Branch(MP_Node):
    name = models.CharField(max_length=10)


class Root(NS_Node):
    name = models.CharField(max_length=10)


class Leaf(AL_Node):
    parent = models.ForeignKey("self", related_name="children", on_delete=models.CASCADE, null=True)
    node_order_by = ["id"]


class Plant(models.Model):
    bed = models.ForeignKey(Bed, on_delete=models.CASCADE)
    herbs = TaggableManager(through=HerbTag)
