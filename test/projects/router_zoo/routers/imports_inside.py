"""Imports inside methods, by import_string, by importlib, under try."""


class Router:
    def db_for_read(self, model, **hints):
        from routers.support import names as n

        if model._meta.app_label in n.OLD_APPS:
            return n.ARCHIVE
        import routers.support.choice

        return routers.support.choice.choose(model._meta.app_label)

    def db_for_write(self, model, **hints):
        from django.utils.module_loading import import_string

        aliases = import_string("routers.support.names.Aliases")
        return aliases.people if model._meta.app_label == "accounts" else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        from importlib import import_module

        try:
            from a_package_that_nobody_has import policy
        except ImportError:
            policy = import_module("routers.support.policy")
        return policy.allows(db, app_label)
