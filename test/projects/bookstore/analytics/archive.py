"""Throws away what is too old to be of interest."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .models import Search

# The database whose rows are thrown away.
# planted: unknown-alias
DATABASE = "analitics"


def forget_searches(days=365):
    """Deletes the searches that are older than so many days."""
    limit = timezone.now() - timedelta(days=days)
    with transaction.atomic(using=DATABASE):
        return Search.objects.using(DATABASE).filter(searched_at__lt=limit).delete()
