"""The database that an object came from or goes to."""


class Router:
    pool = {"default", "replica"}

    def db_for_read(self, model, **hints):
        return {"accounts": "people", "lab": "replica", "geo": "shard0"}.get(
            model._meta.app_label
        )

    db_for_write = db_for_read

    def allow_relation(self, obj1, obj2, **hints):
        if obj1._state.db in self.pool and obj2._state.db in self.pool:
            return True
        if obj1._state.db == obj2._state.db:
            return obj1._state.db != "shard0"
        if obj1._state.db == "people":
            return None
        return False
