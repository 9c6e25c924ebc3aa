"""Turns what a cell's last expression gave into a table, where it is one."""

from . import values

# Characters of a value that is no table, and of one cell of a table.
TEXT_LIMIT = 20_000


def shown(value, limit):
    """The value as `nothing`, a `table` of at most `limit` rows, or a `text`. Reading rows may run queries."""
    if value is None:
        return {"kind": "nothing"}
    table = _table(value, limit + 1)
    if table is None:
        text = repr(value)
        cut = len(text) > TEXT_LIMIT
        return {"kind": "text", "text": text[:TEXT_LIMIT], **({"length": len(text)} if cut else {})}
    names, rows = table
    kinds = [values.column_kind(row[at] for row in rows if at < len(row)) for at in range(len(names))]
    columns = [{"name": str(name), "kind": kind, "type": ""} for name, kind in zip(names, kinds)]
    cells = [[_cut(row[at] if at < len(row) else None, kinds[at]) for at in range(len(names))] for row in rows[:limit]]
    return {"kind": "table", "columns": columns, "rows": cells, "more": len(rows) > limit}


def _table(value, count):
    """Names and rows, at most `count`; None for what is no table."""
    from django.db import models
    from django.db.models.query import RawQuerySet

    if hasattr(value, "fetchmany") and hasattr(value, "description"):
        if value.description is None:
            return None
        return [column[0] for column in value.description], [tuple(row) for row in value.fetchmany(count)]
    if isinstance(value, models.QuerySet):
        # What is evaluated already, or cut, is taken as it is.
        plain = value._result_cache is None and not value.query.is_sliced
        return _of_items(list(value[:count]) if plain else list(value)[:count])
    if isinstance(value, RawQuerySet):
        rows = []
        for row in value.iterator():
            rows.append(row)
            if len(rows) >= count:
                break
        return _of_items(rows)
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return _of_items(list(value[:count]))
    return None


def _of_items(items):
    """A table of like items: models, dicts, or sequences of one length. Plain values in a list stay a text."""
    from django.db import models

    if not items:
        return None
    first = items[0]
    if isinstance(first, models.Model) and all(isinstance(item, models.Model) for item in items):
        deferred = first.get_deferred_fields()
        names = [field.attname for field in first._meta.concrete_fields if field.attname not in deferred]
        return names, [tuple(item.__dict__.get(name) for name in names) for item in items]
    if isinstance(first, dict) and all(isinstance(item, dict) for item in items):
        names = list(dict.fromkeys(key for item in items for key in item))
        return names, [tuple(item.get(name) for name in names) for item in items]
    if isinstance(first, (tuple, list)) and all(isinstance(item, (tuple, list)) and len(item) == len(first) for item in items):
        return list(getattr(first, "_fields", range(1, len(first) + 1))), items
    return None


def _cut(value, kind):
    cell = values.cell(value, kind)
    text = cell if isinstance(cell, str) else "" if cell is None else cell["text"]
    if len(text) <= TEXT_LIMIT:
        return cell
    own = kind if isinstance(cell, str) else cell["kind"]
    # The length of binary counts its bytes.
    length = len(text) // 2 if own == "binary" else len(text)
    return {"kind": own, "text": text[:TEXT_LIMIT], "length": length}
