from django.contrib import admin

from .models import CardPayment, Order, OrderLine, Shipment


class OrderLineInline(admin.TabularInline):
    model = OrderLine
    extra = 0
    raw_id_fields = ["edition"]


class ShipmentInline(admin.StackedInline):
    model = Shipment


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["id", "customer_id", "state", "placed_at"]
    list_filter = ["state"]
    inlines = [OrderLineInline, ShipmentInline]


admin.site.register(CardPayment)
