from django.contrib import admin

from .models import Issue, Subscription

admin.site.register([Issue, Subscription])
