"""A router that cannot be made without arguments."""


class Router:
    def __init__(self, alias):
        self.alias = alias

    def db_for_read(self, model, **hints):
        return self.alias
