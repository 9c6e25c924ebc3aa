"""The migrations of a project in their order: the states they leave, and which of them made or removed what."""


class History:
    """Walks the plan once. `done` and `pending` are keys in its order; what a squash replaces is taken as Django takes it."""

    def __init__(self, loader, checkpoint):
        from django.db.migrations.state import ProjectState

        # `app.model`: the migration that made its table, and those that made its fields and named parts.
        self.origins = {}
        # Tables and columns that migrations took away.
        self.removed = []
        # What migrations do to a database that is not in the state: their SQL, or descriptions.
        self.raw = []
        plan = _plan(loader)
        self.done = [key for key in plan if key in loader.applied_migrations]
        self.pending = [key for key in plan if key not in loader.applied_migrations]
        self.final = ProjectState(real_apps=loader.unmigrated_apps)
        self.applied = ProjectState(real_apps=loader.unmigrated_apps)
        for key in plan:
            checkpoint()
            migration = loader.graph.nodes[key]
            # Before the state moves on: names of what goes are in it.
            self._note_all(migration.operations, key)
            self.final = migration.mutate_state(self.final, preserve=False)
            if key in loader.applied_migrations:
                self.applied = migration.mutate_state(self.applied, preserve=False)

    def _note_all(self, operations, key):
        for operation in operations:
            # Parts for the database only, of a SeparateDatabaseAndState, are noted for what they run.
            self._note_all(getattr(operation, "state_operations", ()), key)
            self._note_raw(operation, key)
            self._note(operation, key)

    def _note_raw(self, operation, key, is_hidden=False):
        """What changes a database behind the back of the state; an operation is told as Django describes it."""
        for each in getattr(operation, "database_operations", ()):
            self._note_raw(each, key, True)
        sql = getattr(operation, "sql", None)
        if type(operation).__name__ == "RunSQL" and sql:
            parts = [sql] if isinstance(sql, str) else [each if isinstance(each, str) else each[0] for each in sql]
            self.raw.append({"migration": ".".join(key), "sql": "\n".join(parts)})
        elif is_hidden or not type(operation).__module__.startswith("django."):
            self.raw.append({"migration": ".".join(key), "sql": str(operation.describe())})

    def _note(self, operation, key):
        app, by = key[0], ".".join(key)
        kind = _kind(operation)
        model = str(getattr(operation, "model_name", None) or getattr(operation, "name", "")).lower()
        name = str(getattr(operation, "name", "") or "")
        if kind == "CreateModel":
            fields = {each: by for each, _ in operation.fields}
            self.origins[f"{app}.{model}"] = {"table": by, "fields": fields, "named": {}}
            return
        if kind == "RenameModel":
            old = self._of(app, operation.old_name)
            self._gone(app, operation.old_name, None, by)
            self.origins[f"{app}.{operation.new_name.lower()}"] = {**old, "table": by}
            return
        origin = self._of(app, model)
        if kind == "DeleteModel":
            self._gone(app, model, None, by)
        elif kind == "AlterModelTable":
            self._gone(app, model, None, by)
            origin["table"] = by
        elif kind in ("AddField", "AlterField"):
            origin["fields"][name] = by
        elif kind == "RemoveField":
            self._gone(app, model, name, by)
        elif kind == "RenameField":
            self._gone(app, model, operation.old_name, by)
            origin["fields"][operation.new_name] = by
        elif kind in ("AddIndex", "AddConstraint", "AlterConstraint"):
            part = getattr(operation, "index", None) or getattr(operation, "constraint", None)
            origin["named"][getattr(part, "name", None) or name] = by
        elif kind == "RenameIndex":
            origin["named"][operation.new_name] = by
        elif kind in ("RemoveIndex", "RemoveConstraint"):
            self.removed.append({"table": self._table(app, model), "column": None, "part": name, "by": by})
        elif kind in ("AlterUniqueTogether", "AlterIndexTogether", "AlterModelOptions"):
            origin["named"][kind] = by

    def _of(self, app, model):
        return self.origins.setdefault(f"{app}.{model.lower()}", {"table": None, "fields": {}, "named": {}})

    def _gone(self, app, model, field, by):
        state = self.final.models.get((app, model.lower()))
        if state is None:
            return
        column = _column(state, field) if field else None
        if column is not None or field is None:
            self.removed.append({"table": self._table(app, model), "column": column, "part": None, "by": by})

    def _table(self, app, model):
        state = self.final.models.get((app, model.lower()))
        named = state.options.get("db_table") if state else None
        return named or f"{app}_{model.lower()}"


def _plan(loader):
    """Every migration once, each after what it rests on."""
    plan = {}
    for leaf in loader.graph.leaf_nodes():
        for key in loader.graph.forwards_plan(leaf):
            plan[key] = True
    return list(plan)


def _kind(operation):
    """The name of Django's own class that an operation is, or is made from."""
    for each in type(operation).__mro__:
        if each.__module__.startswith(("django.db.migrations.operations", "django.contrib.postgres.operations")):
            return {"AddIndexConcurrently": "AddIndex", "RemoveIndexConcurrently": "RemoveIndex"}.get(
                each.__name__, each.__name__
            )
    return type(operation).__name__


def _column(state, name):
    field = state.fields.get(name)
    if field is None or getattr(field, "many_to_many", False):
        return None
    if field.db_column:
        return field.db_column
    return f"{name}_id" if field.is_relation else name
