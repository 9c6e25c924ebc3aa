from django.contrib import admin

from .models import OldAuthor, OldTitle


@admin.register(OldAuthor, OldTitle)
class ReadOnlyAdmin(admin.ModelAdmin):
    """The old software owns these rows: they can be looked at."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
