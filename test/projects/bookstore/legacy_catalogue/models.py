"""The tables of the old catalogue, as inspectdb found them. The old software owns them."""

from django.db import models


class OldAuthor(models.Model):
    number = models.IntegerField(primary_key=True, db_column="AUTH_NO")
    name = models.CharField(max_length=60, db_column="AUTH_NAME")

    class Meta:
        managed = False
        db_table = "AUTHORS"

    def __str__(self):
        return self.name


class OldTitle(models.Model):
    number = models.IntegerField(primary_key=True, db_column="TITLE_NO")
    title = models.CharField(max_length=80, db_column="TITLE")
    author = models.ForeignKey(OldAuthor, on_delete=models.DO_NOTHING, db_column="AUTH_NO")
    shelf = models.CharField(max_length=8, db_column="SHELF")

    class Meta:
        managed = False
        db_table = "TITLES"

    def __str__(self):
        return self.title


class OldPrice(models.Model):
    title = models.OneToOneField(
        OldTitle, on_delete=models.DO_NOTHING, primary_key=True, db_column="TITLE_NO"
    )
    pence = models.IntegerField(db_column="PENCE")

    class Meta:
        managed = False
        db_table = "PRICES"

    def __str__(self):
        return f"{self.pence / 100:.2f}"
