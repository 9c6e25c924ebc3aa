"""What the grammar took in since Python 3.10: type parameters, nested quotes, groups, stars."""

from contextlib import nullcontext

type Alias = str | None


class Base[T: (int, str)]:
    homes: dict[str, Alias] = {"accounts": "people", "geo": "shard0"}

    def first[K](self, values: list[K]) -> K:
        return values[0]


class Router(Base[str]):
    def db_for_read(self, model, **hints) -> Alias:
        label = f"{model._meta.app_label:{'>'}{len("geo")}}"
        with (
            nullcontext("people") as people,
            nullcontext(enter_result="shard0") as shard,
        ):
            return {"accounts": people, "geo": shard}.get(f"{label.strip()!s}")

    def db_for_write(self, model, **hints):
        try:
            if model._meta.app_label == "geo":
                raise ExceptionGroup("several", [KeyError("geo"), ValueError()])
        except* KeyError as group:
            alias = "shard0" if len(group.exceptions) == 1 else "never"
        except* ValueError:
            pass
        else:
            alias = self.homes.get(model._meta.app_label)
        return alias

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        def both(*values):
            return *values, None

        *found, last = both(db, app_label)
        return self.first([found]) != ["people", "geo"] and last is None
