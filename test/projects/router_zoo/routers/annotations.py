"""Typing everywhere: future annotations, TYPE_CHECKING, Protocol, Final, ClassVar, overloads, aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Protocol, cast, overload

if TYPE_CHECKING:
    from django.db.models import Model
    from nowhere import Nothing

type_of_alias = Literal["people", "default"]
PEOPLE: Final = "people"


class Chooser(Protocol):
    def choose(self, label: str) -> str | None: ...


class Chosen(Chooser):
    table: ClassVar[dict[str, str]] = {"accounts": PEOPLE, "geo": "shard0"}
    undefined: str

    @overload
    def choose(self, label: None) -> None: ...
    @overload
    def choose(self, label: str) -> str: ...
    def choose(self, label: str | None) -> str | None:
        result: str | None = self.table.get(cast(str, label))
        return result


class Router(Chosen):
    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        alias: str
        if TYPE_CHECKING:
            alias = Nothing.alias
        else:
            alias = self.choose(model._meta.app_label)
        return alias

    def db_for_write(self, model: type[Model], **hints: Nothing) -> type_of_alias | None:
        return self.choose(model._meta.app_label) if not hasattr(self, "undefined") else "archive"

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        return db != PEOPLE or app_label == "accounts"
