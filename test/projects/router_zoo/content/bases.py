from django.db import models


class Document(models.Model):
    language = models.ForeignKey(
        "lab.Language", on_delete=models.CASCADE, related_name="%(app_label)s_%(class)ss"
    )

    class Meta:
        abstract = True
        app_label = "content"


class Publishable(Document):
    class Meta(Document.Meta):
        abstract = True
        default_related_name = "published"


class Searchable(Document):
    class Meta(Document.Meta):
        abstract = True
        db_table = "searchable_document"
