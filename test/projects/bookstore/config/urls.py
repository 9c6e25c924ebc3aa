"""The shop's addresses."""

from django.contrib import admin
from django.urls import path

from catalogue import views as catalogue
from orders import views as orders

urlpatterns = [
    path("", catalogue.book_list, name="book-list"),
    path("books/<slug:slug>/", catalogue.book_detail, name="book-detail"),
    path("orders/", orders.order_list, name="order-list"),
    path("admin/", admin.site.urls),
]
