from django.db import models


class NeverImported(models.Model):
    class Meta:
        app_label = "core"
