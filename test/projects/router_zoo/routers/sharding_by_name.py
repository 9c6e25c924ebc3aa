"""Shards by the first letter, by bisection, by the length, by a remainder; a date that is fixed."""

import bisect
import datetime
import math
from decimal import Decimal
from fractions import Fraction

LIMITS = ["d", "m"]
SHARDS = ["default", "shard0", "shard1"]


class Router:
    def db_for_read(self, model, **hints):
        return SHARDS[bisect.bisect_right(LIMITS, model._meta.model_name)]

    def db_for_write(self, model, **hints):
        number = math.floor(len(model.__name__) / 5) + math.ceil(0.2)
        started = datetime.date(2020, 2, 28) + datetime.timedelta(days=2)
        if started == datetime.date(2020, 3, 1) and Decimal("0.1") * 3 == Decimal("0.3"):
            return SHARDS[number % 3]
        return "never" if Fraction(1, 2) != 0.5 else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return "a" <= app_label[0] <= "m" if db == "shard0" else math.isclose(0.1 + 0.2, 0.3)
