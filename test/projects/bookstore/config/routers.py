"""Which database each app of the shop lives on."""

# The apps of the shop's own database. What they read may come from the replica.
SHOP_APPS = {"catalogue", "orders", "sites"}


class UsersRouter:
    """Accounts, and the contrib apps whose tables point at them."""

    database = "users"
    apps = {"accounts", "admin", "auth", "contenttypes", "sessions"}

    def db_for_read(self, model, **hints):
        if model._meta.app_label in self.apps:
            return self.database
        return None

    def db_for_write(self, model, **hints):
        return self.db_for_read(model, **hints)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if app_label in self.apps:
            return db == self.database
        if db == self.database:
            return False
        return None


class ShopRouter:
    """The shop and its replica, and the analytics that are fed from it."""

    pool = {"default", "replica"}

    def db_for_read(self, model, **hints):
        # Orders are read where they are written: a customer must see an order at once.
        if model._meta.app_label == "catalogue":
            return "replica"
        return self.db_for_write(model, **hints)

    def db_for_write(self, model, **hints):
        # Only the events of visitors are kept apart; the rest is one database.
        # planted: substring-membership
        if model._meta.app_label in ("analytics"):
            return "analytics"
        if model._meta.app_label in SHOP_APPS | {"newsletter"}:
            return "default"
        return None

    def allow_relation(self, obj1, obj2, **hints):
        # A row that was read from the replica is a row of default.
        if {obj1._state.db, obj2._state.db} <= self.pool:
            return True
        return None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        if db == "replica":
            return False
        if app_label == "analytics":
            return db == "analytics"
        if db == "analytics":
            return False
        if app_label in SHOP_APPS:
            return db == "default"
        return None


class LegacyRouter:
    """The old catalogue. This router is older than the rest of the shop."""

    def db_for_read(self, model, **hints):
        if model._meta.app_label == "legacy_catalogue":
            return "legacy"
        return None

    # The old software owns these tables, but prices may be corrected.
    # planted: router-method-without-hints
    def db_for_write(self, model):
        if model._meta.app_label == "legacy_catalogue":
            return "legacy"
        return None

    # Nothing of ours may point into the old tables.
    # planted: misspelt-router-method
    def allow_relations(self, obj1, obj2, **hints):
        labels = {obj1._meta.app_label, obj2._meta.app_label}
        if "legacy_catalogue" in labels:
            return labels == {"legacy_catalogue"}
        return None

    # planted: allow-migrate-model-name-required
    def allow_migrate(self, db, app_label, model_name, **hints):
        # The newsletter came later, and its tables now appear on the old database too.
        # planted: foreign-apps-migrate-here
        return db == "legacy" if app_label == "legacy_catalogue" else None
