from django.db import models


def make_area(name, parent=None):
    """Makes a model class for a kind of area."""
    attributes = {
        "__module__": "geo.models",
        "name": models.CharField(max_length=50),
    }
    if parent is not None:
        attributes["parent"] = models.ForeignKey(parent, on_delete=models.CASCADE)
    return type(name, (models.Model,), attributes)
