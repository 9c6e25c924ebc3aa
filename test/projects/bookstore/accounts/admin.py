from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from .models import Address, Profile, User


class ProfileInline(admin.StackedInline):
    model = Profile


class AddressInline(admin.TabularInline):
    model = Address
    extra = 0


@admin.register(User)
class ShopUserAdmin(UserAdmin):
    inlines = [ProfileInline, AddressInline]
    fieldsets = (*UserAdmin.fieldsets, ("Shop", {"fields": ("newsletter",)}))
