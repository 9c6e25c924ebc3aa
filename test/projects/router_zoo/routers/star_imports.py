"""Everything by star imports, some of it shadowed."""

from routers.support.names import *
from routers.support.stars import *

REPORTS = "reports"


class Router(StarRouter):
    def db_for_write(self, model, **hints):
        if model._meta.app_label in OLD_APPS:
            return ARCHIVE
        return REPORTS if model._meta.app_label == "lab" else self.db_for_read(model)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        # A name with an underscore does not come along.
        return (app_label == "accounts") == (db == PEOPLE) if "_hidden" not in globals() else False
