"""Methods of strings."""


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.label_lower
        app, name = label.split(".")
        if name.startswith(("pin", "verypin")) or app.endswith("ab"):
            return "archive"
        if app.upper() == "GEO":
            return "shard0"
        if name.replace("_", "-").count("-") == 1:
            return "replica"
        if app.find("ount") > 0:
            return "people"
        return " reports ".strip() if app.isalpha() and app.title() == "Money" else ""

    def db_for_write(self, model, **hints):
        name = model.__name__
        if name.removeprefix("Featured") != name:
            return "_".join(["shard0"])
        if name.removesuffix("Line") != name:
            return "shard" + "1".zfill(1)
        if name.casefold()[0] == "s" and name.swapcase().startswith("s"):
            return "Reports".lower()
        if name.lower().islower() and "note" in name.lower():
            return "archive;people".split(";", 1)[0]
        return name.lower().partition("api")[1] and "people"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db.strip("01") != "shard" or app_label.rjust(4, "x").startswith("x")
