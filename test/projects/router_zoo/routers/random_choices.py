"""Random answers, in each of their ways."""

import random
import secrets
from random import choice


class Router:
    readers = ["default", "replica"]
    shards = {"shard0": 1, "shard1": 3}

    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        if label == "accounts":
            return random.choice(self.readers)
        if label == "geo":
            return choice(sorted(self.shards))
        if label == "lab":
            return random.sample(self.readers, 1)[0]
        if label == "legacy":
            return random.choices(list(self.shards), weights=self.shards.values())[0]
        if label == "money":
            return self.readers[random.randint(0, 1)]
        if label == "trade":
            return f"shard{random.randrange(2)}"
        if label == "orders":
            return "replica" if random.random() < 0.5 else "reports"
        if label == "content":
            return secrets.choice(("archive", "reports"))
        if label == "auth":
            mixed = list(self.readers)
            random.shuffle(mixed)
            return mixed[0]
        return random.Random().choice(["default"])

    def db_for_write(self, model, **hints):
        alias = self.db_for_read(model, **hints)
        return "people" if alias == "replica" else alias

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return db != random.choice(["people", "people"])
