"""Settings as classes, by django-configurations; manage.py chooses one of them."""

from pathlib import Path

from configurations import Configuration, values

SQLITE = "django.db.backends.sqlite3"


class Base(Configuration):
    BASE_DIR = Path(__file__).resolve().parent.parent
    SECRET_KEY = "only for tests"
    DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
    INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "people", "shop"]
    DATABASES = {"default": {"ENGINE": SQLITE, "NAME": "base.sqlite3"}}
    DATABASE_ROUTERS = ["conf.routers.Router"]
    DEBUG = values.BooleanValue(False)
    READER = "replica"


class Mirrored:
    @property
    def DATABASES(self):
        own = {**super().DATABASES}
        own[self.READER] = {**own["default"], "TEST": {"MIRROR": "default"}}
        own["people"] = {"ENGINE": SQLITE, "NAME": str(self.BASE_DIR / "people.sqlite3")}
        return own


class Development(Mirrored, Base):
    DEBUG = True
    WRITER = values.Value("default", environ_name="SETTINGS_CLASS_WRITER")

    @classmethod
    def pre_setup(cls):
        super().pre_setup()
        cls.PREPARED = True


class Production(Base):
    DATABASES = values.DatabaseURLValue("postgres://user@host/production")
