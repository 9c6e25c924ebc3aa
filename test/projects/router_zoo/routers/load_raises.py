"""A router whose __init__ raises, each time that Django tries."""

from django.core.exceptions import ImproperlyConfigured


class Router:
    def __init__(self):
        raise ImproperlyConfigured("no, thank you")
