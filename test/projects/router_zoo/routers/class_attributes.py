"""Attributes reached by `self`, by the class's name, by `type(self)`, by `cls` and by inheritance."""


class Base:
    app = "accounts"
    alias = "people"


class Router(Base):
    app = "geo"
    alias_of_reads = "shard1"

    def db_for_read(self, model, **hints):
        if model._meta.app_label == self.app:
            return self.alias_of_reads
        if model._meta.app_label == Base.app:
            return Router.alias
        if model._meta.app_label == "lab":
            return type(self).alias_of_reads
        return self.__class__.alias if model._meta.app_label == "legacy" else None

    @classmethod
    def db_for_write(cls, model, **hints):
        return cls.alias if model._meta.app_label == cls.app else None

    def allow_migrate(self, db, app_label, **hints):
        return {self.app: db == self.alias_of_reads, Base.app: db == self.alias}.get(app_label)
