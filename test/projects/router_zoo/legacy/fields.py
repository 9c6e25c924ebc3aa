from django.db import models


class CrossDatabaseKey(models.ForeignKey):
    """A foreign key without a constraint, because its two ends live apart."""

    def __init__(self, *args, **kwargs):
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)


class CrossDatabaseOneToOne(models.OneToOneField):
    pass


class Links(models.ManyToManyField):
    pass
