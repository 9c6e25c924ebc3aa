"""A generator in a class body does not see the names of the class, so that the module cannot be imported."""

from django.conf import settings


class Router:
    homes = {**settings.APP_DATABASES}
    homes.update({label: "replica" for label in ("sites", "flatpages") if label not in homes})

    def db_for_read(self, model, **hints):
        return self.homes.get(model._meta.app_label)
