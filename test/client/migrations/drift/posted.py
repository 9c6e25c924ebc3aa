"""Models with what only PostgreSQL has."""
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import BrinIndex, GinIndex, HashIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Upper


class Booking(models.Model):
    words = ArrayField(models.CharField(max_length=5), size=3)
    grid = ArrayField(ArrayField(models.IntegerField()))
    when = DateTimeRangeField()
    search = SearchVectorField(null=True)
    title = models.TextField(db_index=True)
    room = models.CharField(max_length=20, db_collation="C", unique=True)
    rank = models.IntegerField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="words_gin"),
            GinIndex(fields=["search"], name="search_gin", fastupdate=False),
            BrinIndex(fields=["rank"], name="rank_brin"),
            HashIndex(fields=["title"], name="title_hash"),
            models.Index(fields=["room"], name="room_like", opclasses=["varchar_pattern_ops"]),
            models.Index(OpClass(Upper("title"), name="text_pattern_ops"), name="title_upper"),
        ]
        constraints = [
            ExclusionConstraint(name="no_overlap", expressions=[("when", RangeOperators.OVERLAPS)]),
            models.UniqueConstraint(fields=["rank"], name="rank_nulls", nulls_distinct=False),
            models.UniqueConstraint(
                fields=["title"], name="title_later", deferrable=models.Deferrable.DEFERRED
            ),
        ]
