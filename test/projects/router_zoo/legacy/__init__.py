"""Adds an option to every model's Meta, as many projects do."""

from django.db.models import options

options.DEFAULT_NAMES = options.DEFAULT_NAMES + ("in_db",)
