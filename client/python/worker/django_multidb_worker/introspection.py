"""What Django's introspection tells of a database, as the drivers' contract has it."""


def schemas(name):
    """Django sees one schema: where unqualified names are looked for."""
    return {"kind": "schemas", "schemas": [{"name": name, "isDefault": True, "isSystem": False}]}


def objects(connection, schema):
    """The tables and views."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_list(cursor)
    listed = [_listed(info, schema) for info in found]
    return {"kind": "objects", "objects": sorted(listed, key=lambda each: each["name"])}


def columns(vendor, checkpoint):
    """The columns of every table and view; a question or two for each of them."""
    connection = vendor.connection
    listed = []
    with connection.cursor() as cursor:
        for name in sorted(info.name for info in connection.introspection.get_table_list(cursor)):
            checkpoint()
            own = vendor.column_types(name)
            for column in connection.introspection.get_table_description(cursor, name):
                type_ = own.get(column.name) or type_of(connection, column)
                listed.append({"table": name, "name": column.name, "type": type_})
    return {"kind": "columns", "columns": listed}


def describe(vendor, asked):
    """Everything that Django knows about one table or view."""
    connection = vendor.connection
    introspection = connection.introspection
    name = asked["name"]
    with connection.cursor() as cursor:
        found = introspection.get_table_description(cursor, name)
        constraints = introspection.get_constraints(cursor, name) if asked["kind"] == "table" else {}
        relations = introspection.get_relations(cursor, name) if asked["kind"] == "table" else {}
        comment = next(
            (getattr(info, "comment", None) for info in introspection.get_table_list(cursor) if info.name == name), None
        )
    primary = _primary_key(constraints, found)
    own = vendor.column_types(name)
    described = [_column(column, own.get(column.name) or type_of(connection, column)) for column in found]
    foreign = _foreign_keys(constraints, relations, asked["schema"])
    return {
        "kind": "description",
        "object": asked,
        "columns": described,
        "primaryKey": list(primary),
        "indexes": [_index(key, each) for key, each in constraints.items() if each.get("index") or each["primary_key"]],
        "foreignKeys": foreign,
        "constraints": [_constraint(key, each) for key, each in constraints.items() if _is_constraint(each)],
        "triggers": [],
        "comment": comment or None,
        "create": vendor.create_statement(name) or _create(connection, name, described, primary, foreign),
    }


def type_of(connection, column):
    """The type of a column: as declared where the driver tells, else the type that Django's field has there."""
    if isinstance(column.type_code, str):
        return column.type_code
    try:
        found = connection.introspection.get_field_type(column.type_code, column)
    except Exception:
        # Django has no field for it.
        return str(getattr(column.type_code, "name", None) or column.type_code)
    name = found[0] if isinstance(found, (list, tuple)) else found
    pattern = connection.data_types.get(name)
    parts = {
        "max_length": column.internal_size or column.display_size,
        "max_digits": column.precision,
        "decimal_places": column.scale,
    }
    if callable(pattern):
        # Since Django 6.1, where a type depends on whether its parts are given.
        pattern = pattern(parts)
    if not isinstance(pattern, str):
        return name
    return pattern % {key: "" if value is None else value for key, value in parts.items()}


def _primary_key(constraints, columns):
    """From the constraints; Django before 4 tells SQLite's only with the columns, as their places in the key."""
    found = next((each["columns"] for each in constraints.values() if each["primary_key"]), None)
    if found:
        return found
    parts = [column for column in columns if getattr(column, "pk", False)]
    return [column.name for column in sorted(parts, key=lambda column: column.pk)]


def _listed(info, schema):
    comment = getattr(info, "comment", None)
    listed = {"kind": "view" if info.type == "v" else "table", "schema": schema, "name": info.name}
    return {**listed, "comment": comment} if comment else listed


def _column(column, type_):
    automatic = getattr(column, "is_autofield", False) or "auto_increment" in str(getattr(column, "extra", ""))
    return {
        "name": column.name,
        "type": type_,
        "null": bool(column.null_ok),
        "default": None if column.default is None else str(column.default),
        "generated": "identity" if automatic else None,
        "collation": column.collation or None,
        "comment": getattr(column, "comment", None) or None,
    }


def _index(name, index):
    return {
        "name": name,
        "columns": list(index["columns"] or [index.get("definition") or ""]),
        "unique": bool(index["unique"]),
        "primary": bool(index["primary_key"]),
        "where": None,
        "method": index.get("type") or None,
    }


def _foreign_keys(constraints, relations, schema):
    """From the constraints, and from `get_relations` for backends that keep them only there."""
    found = [
        _foreign_key(key, each["columns"], *each["foreign_key"], schema)
        for key, each in constraints.items()
        if each["foreign_key"]
    ]
    known = {column for each in found for column in each["columns"]}
    for column, relation in relations.items():
        if column not in known:
            found.append(_foreign_key("", [column], relation[1], relation[0], schema))
    return found


def _foreign_key(name, columns, table, column, schema):
    return {
        "name": name,
        "columns": list(columns),
        "target": {"schema": schema, "table": table, "columns": [column]},
        "onDelete": None,
        "onUpdate": None,
    }


def _is_constraint(constraint):
    return constraint["check"] or (constraint["unique"] and not constraint["primary_key"])


def _constraint(name, constraint):
    columns = list(constraint["columns"] or [])
    kind = "check" if constraint["check"] else "unique"
    definition = constraint.get("definition") or f"{kind.upper()} ({', '.join(columns)})"
    return {"name": name, "type": kind, "columns": columns, "definition": str(definition)}


def _create(connection, name, columns, primary, foreign):
    """A statement that makes a table like it, as near as Django's introspection tells."""
    quote = connection.ops.quote_name
    lines = [_column_line(quote, column) for column in columns]
    if primary:
        lines.append(f"PRIMARY KEY ({', '.join(map(quote, primary))})")
    for key in foreign:
        target = key["target"]
        own, other = (", ".join(map(quote, each)) for each in (key["columns"], target["columns"]))
        lines.append(f"FOREIGN KEY ({own}) REFERENCES {quote(target['table'])} ({other})")
    return f"CREATE TABLE {quote(name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column_line(quote, column):
    parts = [quote(column["name"]), column["type"]]
    if column["default"] is not None:
        parts.append(f"DEFAULT {column['default']}")
    if not column["null"]:
        parts.append("NOT NULL")
    return " ".join(part for part in parts if part)
