from django.apps import AppConfig


class LateConfig(AppConfig):
    name = "late"

    def ready(self):
        # Models that are imported only now are registered too.
        from . import extra  # noqa: F401
