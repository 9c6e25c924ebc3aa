"""What Django puts on the table of a model, on the engine of one connection: asked of its own schema editor."""


def split_name(db_table):
    """Namespace and table of a `db_table`, which may be written quoted, as `"sales"."order"`; the first may be None."""
    if len(db_table) > 2 and db_table[0] == db_table[-1] == '"':
        parts = db_table[1:-1].split('"."')
        return (parts[0], parts[1]) if len(parts) == 2 else (None, parts[0])
    return None, db_table


class Tables:
    """Describes tables. Runs no statement that changes anything: the editor writes its statements, nobody runs them."""

    def __init__(self, connection, checkpoint):
        self._connection = connection
        self._checkpoint = checkpoint
        self._editor = connection.SchemaEditorClass(connection, collect_sql=True, atomic=False)
        self._editor.deferred_sql = []
        self._editor.collected_sql = []

    def of(self, *parts):
        """By `db_table`, the tables of the models that may be on this alias; of each registry, those of some apps."""
        told = {}
        for apps, is_wanted in parts:
            for model in apps.get_models(include_auto_created=True):
                self._checkpoint()
                if is_wanted(model._meta.app_label) and self.is_here(model):
                    told[model._meta.db_table] = self.table(model)
        return told

    def is_here(self, model):
        """Whether Django makes the model's table on this alias. That of a many-to-many field comes with its owner's."""
        from django.db import router

        owner = model._meta.auto_created or model
        return (
            model._meta.can_migrate(self._connection)
            and owner._meta.can_migrate(self._connection)
            and router.allow_migrate_model(self._connection.alias, owner)
        )

    def table(self, model):
        """The table of a model."""
        meta = model._meta
        namespace, name = split_name(meta.db_table)
        columns = [self._column(model, field) for field in meta.local_concrete_fields if field.column]
        owner = meta.auto_created or model
        return {
            "label": meta.label,
            "app": meta.app_label,
            "model": owner._meta.model_name,
            # The field whose rows it holds, for a table that Django makes for one.
            "field": _field_of(meta.auto_created, model) if meta.auto_created else None,
            "schema": namespace,
            "table": name,
            "comment": getattr(meta, "db_table_comment", "") if self._has("supports_comments") else "",
            # Fields that were added later stand elsewhere in the model: what is the same is to look the same.
            "columns": _sorted([column for column in columns if column["type"]], "name"),
            "primaryKey": [field.column for field in getattr(meta, "pk_fields", [meta.pk]) if field.column],
            "indexes": _sorted(self._indexes(model), "sql"),
            "uniques": _sorted(self._uniques(model), "sql"),
            "checks": _sorted(self._checks(model), "check"),
            "exclusions": _sorted(self._exclusions(model), "name"),
            "foreignKeys": _sorted(self._foreign_keys(model), "column"),
        }

    def _has(self, feature):
        return getattr(self._connection.features, feature, False)

    def _column(self, model, field):
        parameters = field.db_parameters(connection=self._connection)
        kind = parameters["type"]
        generated = getattr(field, "generated", False)
        empty_is_null = field.empty_strings_allowed and self._has("interprets_empty_strings_as_nulls")
        definition = self._editor.column_sql(model, field)[0] if kind else None
        suffix = field.db_type_suffix(connection=self._connection) or ""
        return {
            "field": field.name,
            "name": field.column,
            "type": kind,
            "null": (field.null or empty_is_null) and not field.primary_key,
            "auto": field.get_internal_type() in ("AutoField", "BigAutoField", "SmallAutoField"),
            "generated": ("stored" if field.db_persist else "virtual") if generated else None,
            "default": self._default(field),
            "collation": parameters.get("collation") or None,
            "comment": (getattr(field, "db_comment", None) or "") if self._has("supports_comments") else "",
            "definition": f"{definition} {suffix}".strip() if definition else None,
        }

    def _default(self, field):
        """The expression of a default that the database itself keeps."""
        from django.db.models import NOT_PROVIDED

        if getattr(field, "generated", False) or getattr(field, "db_default", NOT_PROVIDED) is NOT_PROVIDED:
            return None
        text, parameters = self._editor.db_default_sql(field)
        # Without parameters, a percent sign is one.
        return text % tuple(self._editor.quote_value(each) for each in parameters) if parameters else text

    def _indexes(self, model):
        named = {index.name for index in model._meta.indexes}
        statements = [each for each in self._editor._model_indexes_sql(model) if each is not None]
        for fields in getattr(model._meta, "index_together", ()):
            of = [model._meta.get_field(name) for name in fields]
            statements.append(self._editor._create_index_sql(model, fields=of, suffix="_idx"))
        return [self._index(each, named) for each in statements]

    def _index(self, statement, named):
        parts = getattr(statement, "parts", None)
        if parts is None:
            # A statement of a backend of its own kind is only a text.
            return {"name": None, "named": False, "columns": [], "sql": str(statement)}
        name = _bare(parts.get("name"))

        def written(part):
            # What an engine's statement has no place for is ignored there, such as MySQL's conditions.
            return str(parts.get(part) or "").strip() if f"%({part})s" in statement.template else ""

        where = written("condition")
        return {
            "name": name,
            "named": name in named,
            **_columns_of(parts.get("columns")),
            "where": where[len("WHERE ") :] if where.startswith("WHERE ") else where,
            "method": written("using").replace("USING", "").strip(),
            "include": _names_in(written("include")),
            "sql": str(statement),
        }

    def _uniques(self, model):
        from django.db.models import UniqueConstraint

        meta, editor = model._meta, self._editor
        told = []
        for field in meta.local_concrete_fields:
            if field.column and field.unique and not field.primary_key:
                told.append((False, editor._create_unique_sql(model, [field])))
        for names in meta.unique_together:
            told.append((False, editor._create_unique_sql(model, [meta.get_field(name) for name in names])))
        for constraint in meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                # None where the engine has no such constraint: Django leaves it out there.
                told.append((True, constraint.create_sql(model, editor)))
        return [
            self._index(statement, {_bare(statement.parts.get("name"))} if named else ())
            for named, statement in told
            if statement is not None
        ]

    def _checks(self, model):
        from django.db.models import CheckConstraint

        told = []
        for field in model._meta.local_concrete_fields:
            check = field.db_parameters(connection=self._connection)["check"] if field.column else None
            if check:
                told.append({"name": None, "column": field.column, "check": check, "sql": None})
        for constraint in model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                statement = constraint.create_sql(model, self._editor)
                if statement:
                    check = str(constraint._get_check_sql(model, self._editor))
                    # It was written for parameters of its own, though none are passed.
                    told.append({"name": constraint.name, "column": None, "check": check, "sql": str(statement)})
        return told

    def _exclusions(self, model):
        """Constraints of a kind that Django's core does not know, such as PostgreSQL's exclusions."""
        from django.db.models import CheckConstraint, UniqueConstraint

        return [
            {"name": constraint.name, "sql": str(constraint.create_sql(model, self._editor))}
            for constraint in model._meta.constraints
            if not isinstance(constraint, (CheckConstraint, UniqueConstraint))
        ]

    def _foreign_keys(self, model):
        if not self._has("supports_foreign_keys"):
            return []
        told = []
        for field in model._meta.local_fields:
            if not field.column or not field.remote_field or not getattr(field, "db_constraint", False):
                continue
            namespace, table = split_name(field.remote_field.model._meta.db_table)
            on_delete = getattr(self._editor, "_create_on_delete_sql", lambda *_: "")(model, field)
            told.append(
                {
                    "column": field.column,
                    "schema": namespace,
                    "table": table,
                    "target": field.target_field.column,
                    "onDelete": on_delete.replace("ON DELETE", "").strip(),
                    "sql": self._foreign_key_sql(model, field),
                }
            )
        return told

    def _foreign_key_sql(self, model, field):
        # SQLite has them within the table only.
        if not self._editor.sql_create_fk:
            return None
        return str(self._editor._create_fk_sql(model, field, "_fk_%(to_table)s_%(to_column)s"))


def _sorted(items, key):
    return sorted(items, key=lambda item: item[key] or "")


def _field_of(owner, through):
    for field in owner._meta.local_many_to_many:
        if field.remote_field.through is through:
            return field.name
    return None


def _columns_of(columns):
    names = getattr(columns, "columns", None)
    if names is None or hasattr(columns, "expressions"):
        return {"columns": [], "expressions": str(columns), "opclasses": []}
    suffixes = list(getattr(columns, "col_suffixes", ()) or ())
    descending = [at < len(suffixes) and "DESC" in str(suffixes[at]).upper() for at in range(len(names))]
    return {
        "columns": [f"{name} DESC" if down else name for name, down in zip(names, descending)],
        "expressions": "",
        "opclasses": list(getattr(columns, "opclasses", ()) or ()),
    }


def _names_in(text):
    """The names in a list in parentheses, as ` INCLUDE ("a", "b")`."""
    inner = text[text.find("(") + 1 : text.rfind(")")] if "(" in text else ""
    return [_bare(part.strip()) for part in inner.split(",") if part.strip()]


def _bare(name):
    text = str(name or "")
    return text[1:-1] if len(text) > 1 and text[0] in "\"`" else text
