"""A method with a yield in it gives a generator, which is true whatever it would say."""


class Router:
    def db_for_read(self, model, **hints):
        return [*self._answers(model)][0]

    def _answers(self, model):
        yield "people" if model._meta.app_label == "accounts" else None

    def allow_relation(self, obj1, obj2, **hints):
        yield False

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "people":
            yield False
        return False
