import django.apps as django_apps


class BillingConfig(django_apps.AppConfig):
    name = "billing"
    label = "money"
