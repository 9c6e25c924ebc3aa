"""Calls that only tell: logging, print, warnings, a signal."""

import logging
import warnings

from django.dispatch import Signal

logger = logging.getLogger(__name__)
asked = Signal()


class Router:
    def db_for_read(self, model, **hints):
        logger.debug("reading %s", model._meta.label)
        if model._meta.app_label == "catalog":
            logger.info("from the replica", extra={"model": model})
            return "replica"
        asked.send(sender=self.__class__, model=model)

    def db_for_write(self, model, **hints):
        alias = "people" if model._meta.app_label == "accounts" else None
        if logger.isEnabledFor(logging.CRITICAL):
            logger.critical if alias is None else logger.debug("writing")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.warn("asked", stacklevel=2)
        return alias

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        print(end="")
        assert db, "there is always a database"
        return None if db != "replica" else False
