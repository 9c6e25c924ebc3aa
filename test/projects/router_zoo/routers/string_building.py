"""Names of aliases that are put together."""

SHARD = "shard%d"


class Router:
    prefix = "shard"

    def db_for_read(self, model, **hints):
        if model._meta.app_label == "geo":
            return f"{self.prefix}{len('x')}"
        if model._meta.app_label == "lab":
            return self.prefix + str(0)
        if model._meta.app_label == "legacy":
            return "%s%s" % ("arch", "ive")
        if model._meta.app_label == "orders":
            return "{0}{1}".format("shard", 1)
        if model._meta.app_label == "money":
            return "{start}{end!s}".format(start="rep", end="orts")
        if model._meta.app_label == "trade":
            return "".join(("re", "pli", "ca"))
        return SHARD % 1 if model._meta.app_label == "content" else None

    def db_for_write(self, model, **hints):
        key = f"{model._meta.app_label}_{model._meta.model_name:.4}"
        if key == "geo_city":
            return "shard" f"{1:d}"
        if key == "%(app)s_%(model)s" % {"app": "lab", "model": "tria"}:
            return "reports"
        name = f"{model._meta.app_label!r}".strip("'")
        return "peo" "ple" if name == "accounts" else ("archive" * (name == "legacy"))

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return f"{app_label}_db" not in {"geo_db": 1} or f"{db[:-1]}_" == f"{'shard':s}_"
