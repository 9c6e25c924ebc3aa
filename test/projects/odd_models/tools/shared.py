from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Shared(models.Model):
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    key = models.TextField()
    thing = GenericForeignKey("kind", "key")
    others = GenericRelation("elsewhere.Wrench", content_type_field="kind", object_id_field="key")

    class Meta:
        abstract = True
