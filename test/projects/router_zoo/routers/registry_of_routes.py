"""A registry that other modules fill when they are imported."""

from routers.support.registering import register, registry


@register("accounts", "auth")
def people(model):
    return "people"


@register("geo")
def geo(model):
    return "shard0" if model.__name__ != "City" else "shard1"


class Router:
    def db_for_read(self, model, **hints):
        choose = registry.get(model._meta.app_label)
        return choose and choose(model)

    def db_for_write(self, model, **hints):
        if model._meta.app_label not in registry:
            return None
        return registry[model._meta.app_label](model)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return None if sorted(registry) == ["accounts", "auth", "geo"] else False
