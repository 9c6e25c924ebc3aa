from django.conf import settings


class Router:
    def db_for_read(self, model, **hints):
        return "people" if model._meta.app_label == "people" else settings.READER

    def db_for_write(self, model, **hints):
        return "people" if model._meta.app_label == "people" else settings.WRITER

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == settings.READER:
            return False
        return (db == "people") == (app_label == "people")
