"""Adds up one day's orders."""

from datetime import date
from decimal import Decimal

from django.core.management.base import BaseCommand

from analytics.models import DailySales
from orders.models import OrderLine


class Command(BaseCommand):
    help = "Adds up the orders of one day and keeps the sum among the analytics."

    def add_arguments(self, parser):
        parser.add_argument("day", type=date.fromisoformat, help="for example 2026-10-01")

    def handle(self, *args, day, **options):
        lines = list(OrderLine.objects.using("default").filter(order__placed_at__date=day))
        total = sum((line.price * line.copies for line in lines), Decimal(0))
        sales, _ = DailySales.objects.using("analytics").update_or_create(
            day=day,
            defaults={"orders": len({line.order_id for line in lines}), "total": total},
        )
        self.stdout.write(str(sales))
