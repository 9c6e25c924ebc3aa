"""Sets the project up as its manage.py would, once, and keeps why that did not succeed."""

import importlib
import os

from .failures import Failure, keep_secret, of_exception


class Project:
    """The project of this process. Its settings may be readable where `django.setup()` fails."""

    def __init__(self, settings):
        self.settings = settings
        # Why the settings cannot be read; None where they can.
        self.unreadable = None
        # Why the apps cannot be loaded; None where they are.
        self.unready = None
        self.django = None

    def set_up(self):
        """Imports Django, the settings and the apps, in this order. Never raises what the project raises."""
        os.environ["DJANGO_SETTINGS_MODULE"] = self.settings
        try:
            import django
        except Exception as error:
            self.unreadable = self.unready = of_exception(error, "no-django")
            return
        self.django = django.get_version()
        if django.VERSION < (3, 2):
            text = f"Django {self.django} is too old: 3.2 or newer is needed"
            self.unreadable = self.unready = {"reason": "no-django", "message": text}
            return
        try:
            self._read_settings()
        except (Exception, SystemExit) as error:
            self.unreadable = self.unready = of_exception(error, "settings")
            return
        try:
            django.setup()
        except (Exception, SystemExit) as error:
            self.unready = of_exception(error, "setup")

    def need_settings(self):
        """Raises a `Failure` where the settings cannot be read."""
        if self.unreadable is not None:
            raise _raised(self.unreadable)

    def need_apps(self):
        """Raises a `Failure` where the apps are not loaded."""
        if self.unready is not None:
            raise _raised(self.unready)

    def _read_settings(self):
        if os.environ.get("DJANGO_CONFIGURATION"):
            # Settings that are classes are turned into a module by an importer of their package.
            importlib.import_module("configurations").setup()
        from django.conf import settings
        from django.db import connections

        # The first access imports the module; the second fills in Django's defaults.
        aliases = settings.DATABASES
        for alias in connections:
            _keep_secrets(aliases[alias])


def _keep_secrets(values):
    keep_secret(values.get("PASSWORD"))
    test = values.get("TEST")
    if isinstance(test, dict):
        keep_secret(test.get("PASSWORD"))
    options = values.get("OPTIONS")
    if isinstance(options, dict):
        for key, value in options.items():
            if is_secret(str(key)):
                keep_secret(value)


def is_secret(key):
    """Whether the name of a setting or an option says that its value is secret."""
    name = key.lower()
    return any(word in name for word in ("passw", "passphrase", "secret", "token", "credential")) or name in ("pwd", "passwd")


def _raised(failure):
    more = {name: value for name, value in failure.items() if name not in ("reason", "message")}
    return Failure(failure["reason"], failure["message"], **more)
