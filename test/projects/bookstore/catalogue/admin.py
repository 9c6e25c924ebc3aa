from django.contrib import admin

from .models import Author, Book, Contribution, Edition, OutOfPrintBook, Publisher, Review, Subject


class ContributionInline(admin.TabularInline):
    model = Contribution
    extra = 1


class EditionInline(admin.TabularInline):
    model = Edition
    extra = 0


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["name", "out_of_print"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ContributionInline, EditionInline]


@admin.register(Author, Publisher, Subject)
class NamedAdmin(admin.ModelAdmin):
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


admin.site.register(OutOfPrintBook)
admin.site.register(Review)
