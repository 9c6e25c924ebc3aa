"""The entry point of a web server."""

import os

from django.core.wsgi import get_wsgi_application

from config.environment import read_environment

read_environment()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
