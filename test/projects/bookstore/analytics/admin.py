from django.contrib import admin

from .models import DailySales, Search

admin.site.register([DailySales, Search])
