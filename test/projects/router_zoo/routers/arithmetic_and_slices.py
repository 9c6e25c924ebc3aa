"""Arithmetic, slices, bit operations, unpacking with stars, swaps, augmented assignment."""

ALIASES = ["default", "people", "archive", "reports", "shard0", "shard1"]


class Router:
    def db_for_read(self, model, **hints):
        label = model._meta.app_label
        index = len(label) // 2 - 1
        if label[:3] == "geo":
            return ALIASES[-2:][0]
        if label[::-1] == "bal":
            return ALIASES[1:5:2][1]
        first, *_, last = label
        first, last = last, first
        return ALIASES[2] if (first, last) == ("y", "l") else ALIASES[index % 2]

    def db_for_write(self, model, **hints):
        score = 0
        for letter in model._meta.model_name:
            score += letter == "e"
        score <<= 1
        return ALIASES[(score | 1) & 3 if score > 2 else divmod(score, 4)[0]]

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return ALIASES.index(db) * 2 ** 2 >= len(app_label) if db in ALIASES else -len(db) < ~6
