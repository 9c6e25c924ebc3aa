"""Models as odd as Django lets them be, and a router that tells them apart by what they are."""

SECRET_KEY = "only for tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sites",
    "core",
    "inventory.apps.Warehouse",
    "plain",
    "late.apps.LateConfig",
    "tools.elsewhere",
    "library",
]
DATABASES = {
    alias: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    for alias in ("default", "tables", "others", "automatic")
}
DATABASE_ROUTERS = ["conf.routers.Router"]
STOCK_IS_ABSTRACT = False
