"""try, except with several kinds, else, finally, raise from, nested handlers, own exceptions."""


class Unrouted(Exception):
    alias = "replica"


class Router:
    homes = {"accounts": "people", "geo": "shard0"}

    def find(self, model):
        try:
            return self.homes[model._meta.app_label]
        except KeyError as missing:
            if model._meta.app_label == "lab":
                raise Unrouted(str(missing)) from missing
            raise

    def db_for_read(self, model, **hints):
        try:
            home = self.find(model)
        except Unrouted as unrouted:
            return unrouted.alias
        except (KeyError, IndexError):
            return None
        else:
            return home

    def db_for_write(self, model, **hints):
        alias = "archive"
        try:
            alias = self.find(model)
            return alias
        except LookupError:
            pass
        except Exception as error:
            return "reports" if "lab" in error.args[0] else None
        finally:
            if model._meta.app_label == "trade":
                return "shard1"
        try:
            int(model._meta.app_label)
        except ValueError:
            return alias if not model._meta.managed else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        try:
            try:
                {"people": 1}[db]
            finally:
                seen = app_label == "accounts"
        except KeyError:
            return not seen
        return seen
