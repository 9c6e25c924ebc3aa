"""Numbers: big ones, hexadecimal, with underscores, floats, division, rounding, comparison."""

ALIASES = ("default", "people", "archive")


class Router:
    def db_for_read(self, model, **hints):
        number = len(model._meta.label) * 1_000_003
        if number % 0x10 > 0b1000:
            return ALIASES[-7 // 4 + 3]
        return ALIASES[int(7 / 2) - 2] if -7 % 3 == 2 and 2**64 > 1e19 and 0.1 + 0.2 != 0.3 else None

    def db_for_write(self, model, **hints):
        index = round(len(model.__name__) / 4)
        return ALIASES[min(index, 2)] if round(0.5) == 0 and round(1.5) == 2 else "never"

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return (10**30 + len(db)) % 2 == 0 or int("0x1f", 16) == 31 and float("inf") < len(app_label)
