"""while, for/else, break, continue, unpacking in the loop's head, a loop that does not end by itself."""

RULES = [("people", ("accounts", "auth")), ("shard0", ("geo",)), ("reports", ("lab", "money"))]


class Router:
    def db_for_read(self, model, **hints):
        for alias, labels in RULES:
            if alias == "reports":
                continue
            if model._meta.app_label in labels:
                break
        else:
            return "replica"
        return alias

    def db_for_write(self, model, **hints):
        index = 0
        while index < len(RULES):
            alias, (first, *rest) = RULES[index]
            if model._meta.app_label == first or model._meta.app_label in rest:
                return alias
            index += 1
        else:
            return "archive"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        remaining = list(RULES)
        while True:
            if not remaining:
                return None
            alias, labels = remaining.pop()
            if alias != db:
                continue
            return app_label in labels
