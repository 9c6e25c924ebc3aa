"""Answers in turn: itertools.cycle, a counter of the instance, a global one, a rotating deque."""

import itertools
from collections import deque

turn = 0


class Router:
    pool = itertools.cycle(["default", "replica"])
    calls = 0
    ring = deque(["archive", "reports"])

    def __init__(self):
        self.shards = itertools.cycle(f"shard{number}" for number in range(2))
        self.numbers = itertools.count()

    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label == "accounts":
            return next(self.pool)
        if label == "geo":
            return next(self.shards)
        if label == "lab":
            self.calls += 1
            return ["people", "replica"][self.calls % 2]
        if label == "legacy":
            self.ring.rotate(1)
            return self.ring[0]
        if label == "money":
            return ("shard0", "shard1")[next(self.numbers) % 2]
        return None

    def db_for_write(self, model, **hints):
        global turn
        if model._meta.app_label != "trade":
            return None
        turn = (turn + 1) % 3
        return "shard0" if turn == 1 else "shard1"
