from django.db import migrations
from django.db.migrations.operations.base import Operation


def fill(apps, schema_editor):
    pass


class Seed(migrations.RunPython):
    """Fills a model, where that model is migrated."""

    def __init__(self, model_name):
        super().__init__(fill, migrations.RunPython.noop, hints={"model_name": model_name})


class Note(Operation):
    """Changes nothing."""

    reversible = True

    def __init__(self, text):
        self.text = text

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def describe(self):
        return self.text
