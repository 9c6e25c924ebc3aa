from django.contrib.auth.decorators import login_required
from django.http import JsonResponse

from .models import Order


@login_required
def order_list(request):
    """The orders of whoever is signed in."""
    orders = Order.objects.of(request.user).open()
    return JsonResponse({"orders": [{"id": order.pk, "state": order.state} for order in orders]})
