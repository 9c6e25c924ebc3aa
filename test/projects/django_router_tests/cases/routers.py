"""The routers that Django's own tests use, restated."""


class TestRouter:
    """Reads on other, or where the instance at hand came from; writes on default."""

    def db_for_read(self, model, instance=None, **hints):
        if instance:
            return instance._state.db or "other"
        return "other"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        pool = ("default", "other")
        return obj1._state.db in pool and obj2._state.db in pool

    def allow_migrate(self, db, app_label, **hints):
        return True


class AuthRouter:
    """The users: read on default, written and migrated on other."""

    def db_for_read(self, model, **hints):
        return "default" if model._meta.app_label == "auth" else None

    def db_for_write(self, model, **hints):
        return "other" if model._meta.app_label == "auth" else None

    def allow_relation(self, obj1, obj2, **hints):
        if "auth" in (obj1._meta.app_label, obj2._meta.app_label):
            return True
        return None

    def allow_migrate(self, db, app_label, **hints):
        if app_label == "auth":
            return db == "other"
        return None


class WriteRouter:
    """One method alone, with an alias that does not exist."""

    def db_for_write(self, model, **hints):
        return "writer"


class AntiPetRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "other":
            return model_name == "pet"
        return model_name != "pet"


class WriteToOtherRouter:
    def db_for_write(self, model, **hints):
        return "other"


class AttributeErrorRouter:
    """What a method raises is not taken for a missing method."""

    def db_for_read(self, model, **hints):
        raise AttributeError

    def db_for_write(self, model, **hints):
        raise AttributeError


class ModelMetaRouter:
    def db_for_write(self, model, **hints):
        if not hasattr(model, "_meta"):
            raise ValueError


class SyncOnlyDefaultDatabaseRouter:
    def allow_migrate(self, db, app_label, **hints):
        return db == "default"


class RouterUsed(Exception):
    def __init__(self, mode, model, hints):
        self.mode, self.model, self.hints = mode, model, hints


class WriteCheckRouter:
    def db_for_write(self, model, **hints):
        raise RouterUsed("write", model, hints)


class NoRelationRouter:
    def allow_relation(self, obj1, obj2, **hints):
        return False


class DefaultOtherRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db in {"default", "other"}


class TribbleRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if model_name == "tribble":
            return db == "other"
        elif db != "default":
            return False
        return None


class AgnosticRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return None


class MigrateNothingRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return False


class MigrateEverythingRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return True


class MigrateWhenFooRouter:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return hints.get("foo", False)


class OtherModelsRouter:
    """Models whose name begins with `other` on other, the rest on default."""

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db == ("other" if model_name.startswith("other") else "default")


class EmptyRouter:
    pass


class TargetRouter:
    """One alias for everything, which the tests set."""

    target_db = None

    def db_for_read(self, model, **hints):
        return self.target_db

    db_for_write = db_for_read

    def allow_relation(self, obj1, obj2, **hints):
        return True


class ViewOnSiteRouter:
    def db_for_read(self, model, instance=None, **hints):
        return "default" if model._meta.app_label in {"auth", "sessions", "contenttypes"} else "other"

    def db_for_write(self, model, **hints):
        return self.db_for_read(model, **hints)

    def allow_relation(self, obj1, obj2, **hints):
        return obj1._state.db in {"default", "other"} and obj2._state.db in {"default", "other"}

    def allow_migrate(self, db, app_label, **hints):
        return True


class ReadOtherRouter:
    """For content types: reads on other, writes on default."""

    def db_for_read(self, model, **hints):
        return "other"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        return True


class JustOtherRouter:
    def allow_migrate(self, db, app_label, **hints):
        return db == "other"


class CacheRouter:
    """For the table of a database cache, which is no model of the project."""

    def db_for_read(self, model, **hints):
        if model._meta.app_label == "django_cache":
            return "other"

    def db_for_write(self, model, **hints):
        if model._meta.app_label == "django_cache":
            return "other"

    def allow_migrate(self, db, app_label, **hints):
        if app_label == "django_cache":
            return db == "other"


class AllOtherRouter:
    def db_for_read(self, model, **hints):
        return "other"

    def db_for_write(self, model, **hints):
        return self.db_for_read(model, **hints)

    def allow_relation(self, obj1, obj2, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return True


class SecondRouter:
    """One model by its name, as in the tests of a test runner."""

    def db_for_read(self, model, **hints):
        if model._meta.model_name == "pet":
            return "other"
        return None

    def db_for_write(self, model, **hints):
        if model._meta.model_name == "pet":
            return "other"
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if model_name == "pet":
            return db == "other"
        if db == "other":
            return False
        return None
