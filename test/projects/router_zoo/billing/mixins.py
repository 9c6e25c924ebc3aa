from django.conf import settings
from django.db import models


class OnReports:
    database = "reports"
    routing = {"read": "replica", "write": "reports"}


class Audited(models.Model):
    audited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="audited_%(class)s_set",
        null=True,
    )

    class Meta:
        abstract = True
        get_latest_by = "id"
