"""What _meta tells of a model: proxies, parents, managed, automatic, swapped."""


class Router:
    def db_for_read(self, model, **hints):
        meta = model._meta
        if meta.proxy:
            return "replica"
        if meta.auto_created:
            return self.db_for_read(meta.auto_created)
        if meta.parents:
            return "shard1"
        if not meta.managed:
            return "archive"
        return "shard0" if meta.swappable else None

    def db_for_write(self, model, **hints):
        concrete = model._meta.concrete_model
        if concrete is not model:
            return "reports"
        parents = [parent._meta.label for parent in model._meta.get_parent_list()]
        if "content.Place" in parents:
            return "people"
        return "shard0" if not model._meta.abstract and "catalog.Product" in parents else None

    def allow_migrate(self, db, app_label, model_name=None, model=None, **hints):
        if model is None or model._meta.can_migrate(db) is False:
            return None
        return db == "default" or model._meta.verbose_name == "order line" or bool(model._meta.ordering)
