"""Constants, a class and a function from other modules of the project, by every kind of import."""

import routers.support.names
import routers.support.names as other_names
from routers.support import names
from routers.support.names import ARCHIVE as OLD
from routers.support.names import PEOPLE, Aliases

from .support import pick


class Router:
    def db_for_read(self, model, **hints):
        if model._meta.app_label in names.OLD_APPS:
            return OLD
        if model._meta.app_label == "accounts":
            return PEOPLE
        return pick(model._meta.app_label)

    def db_for_write(self, model, **hints):
        if model._meta.app_label in other_names.OLD_APPS:
            return Aliases.archive
        if model._meta.app_label == "lab":
            return routers.support.names.REPORTS

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db == Aliases.archive if app_label in names.OLD_APPS else db != OLD
