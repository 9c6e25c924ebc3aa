"""A swapped-in user, relations to it by every kind of reference, and explicit through tables."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import models


class Member(AbstractUser):
    nickname = models.CharField(max_length=50, blank=True)
    follows = models.ManyToManyField("self", through="Follow", symmetrical=False)


class Follow(models.Model):
    follower = models.ForeignKey(Member, models.CASCADE, related_name="following")
    followed = models.ForeignKey(Member, models.CASCADE, related_name="followed_by")


class Profile(models.Model):
    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    buddies = models.ManyToManyField("self")


class ApiKey(models.Model):
    owner = models.ForeignKey(get_user_model(), on_delete=models.CASCADE)


class Team(models.Model):
    leader = models.ForeignKey("Member", on_delete=models.PROTECT, related_name="+")
    members = models.ManyToManyField(
        "accounts.Member",
        through="accounts.Membership",
        through_fields=("team", "member"),
        related_name="teams",
    )


class Membership(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="invitations"
    )


class Staff(Member):
    """A proxy of a swapped-in user."""

    class Meta:
        proxy = True
