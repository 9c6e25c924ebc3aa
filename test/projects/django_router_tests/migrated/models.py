from django.db import models


class Tribble(models.Model):
    fluffy = models.BooleanField(default=True)


class UnicodeModel(models.Model):
    class Meta:
        db_table = "“unicode”"


class OtherModel(models.Model):
    pass
