"""A method that calls itself without an end."""


class Router:
    def db_for_read(self, model, **hints):
        return self.db_for_read(model, **hints) if model._meta.app_label == "geo" else None

    def db_for_write(self, model, **hints):
        try:
            return self.again(model, 0)
        except RecursionError:
            return "archive"

    def again(self, model, depth):
        if model._meta.app_label != "geo":
            return "people" if depth > 20 else self.again(model, depth + 1)
        return self.again(model, depth)
