from django.db import models


class Account(models.Model):
    code = models.CharField(max_length=10, primary_key=True)

    class Meta:
        managed = False
        db_table = "ACCT"


class Import(models.Model):
    at = models.DateTimeField()

    class Meta:
        verbose_name = "old import"
