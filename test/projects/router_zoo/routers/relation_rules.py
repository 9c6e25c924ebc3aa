"""Relations only: by models, by databases, by both, for automatic tables too."""


class Router:
    islands = [{"accounts", "auth", "admin"}, {"geo"}, {"legacy", "trade"}]

    def db_for_write(self, model, **hints):
        return {"accounts": "people", "auth": "people", "legacy": "archive"}.get(model._meta.app_label)

    def allow_relation(self, obj1, obj2, **hints):
        if type(obj1) is type(obj2):
            return True
        if obj1.__class__.__name__ == "Customer" or obj2._meta.model_name == "customer":
            return obj1._state.db != obj2._state.db
        for island in self.islands:
            if (obj1._meta.app_label in island) != (obj2._meta.app_label in island):
                return False
        if obj1._meta.object_name == "ContentType" and obj2._state.db == "people":
            return 0
        if {obj1._state.db, obj2._state.db} == {"default"}:
            return True
