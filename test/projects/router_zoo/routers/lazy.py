"""A module whose names come from its __getattr__."""


def __getattr__(name):
    if name == "LazyRouter":
        from routers.app_label_equals import Router

        return Router
    raise AttributeError(name)
