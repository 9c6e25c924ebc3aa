"""People: they live on the database `users`, beside Django's own users' tables."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class CustomerManager(UserManager):
    """Users who are not staff."""

    def get_queryset(self):
        return super().get_queryset().filter(is_staff=False)


class User(AbstractUser):
    """Whoever may sign in: a customer or one of the staff."""

    newsletter = models.BooleanField(default=False)

    objects = UserManager()
    customers = CustomerManager()


class Profile(models.Model):
    """What a customer told us about the books that they like."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    # A subject of the catalogue, which is on another database: only its slug is kept.
    favorite_subject = models.SlugField(blank=True)
    note = models.TextField(blank=True)

    def __str__(self):
        return f"profile of {self.user_id}"


class Address(models.Model):
    """Where a customer's parcels go."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="addresses")
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=80)
    postcode = models.CharField(max_length=12)
    country = models.CharField(max_length=2, default="GB")

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self):
        return f"{self.street}, {self.postcode} {self.city}"
