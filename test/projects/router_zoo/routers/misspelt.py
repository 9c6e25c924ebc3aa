"""Names that Django never calls: they have no effect at all."""


class Router:
    def db_for_reads(self, model, **hints):
        return "replica"

    def db_to_write(self, model, **hints):
        return "people"

    def allow_relations(self, obj1, obj2, **hints):
        return False

    def allow_migration(self, db, app_label, **hints):
        return False

    def _db_for_read(self, model, **hints):
        return "replica"
