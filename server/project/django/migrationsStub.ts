/** `django.db.migrations` as the evaluator runs it: operations that keep what they were told, and do nothing. */

/** Signatures as in Django's `db/migrations/operations/{base,models,fields,special}.py`. */
const operations = `
from django.db.models import Model

class Operation:
    reversible = True
    reduces_to_sql = True
    atomic = False
    elidable = False
    serialization_expand_args = []
    def __init__(self, *args, **kwargs):
        pass
    def __getattr__(self, name):
        return _unlisted(self, name)

class ModelOperation(Operation):
    def __init__(self, name):
        self.name = name
class CreateModel(ModelOperation):
    def __init__(self, name, fields, options=None, bases=None, managers=None):
        self.fields = fields
        self.options = options or {}
        self.bases = bases or (Model,)
        self.managers = managers or []
        super().__init__(name)
class DeleteModel(ModelOperation):
    pass
class RenameModel(ModelOperation):
    def __init__(self, old_name, new_name):
        self.old_name = old_name
        self.new_name = new_name
        super().__init__(old_name)
class ModelOptionOperation(ModelOperation):
    pass
class AlterModelTable(ModelOptionOperation):
    def __init__(self, name, table):
        self.table = table
        super().__init__(name)
class AlterModelTableComment(ModelOptionOperation):
    def __init__(self, name, table_comment):
        self.table_comment = table_comment
        super().__init__(name)
class AlterTogetherOptionOperation(ModelOptionOperation):
    def __init__(self, name, option_value=None, **kwargs):
        super().__init__(name)
class AlterUniqueTogether(AlterTogetherOptionOperation):
    def __init__(self, name, unique_together):
        super().__init__(name, unique_together)
class AlterIndexTogether(AlterTogetherOptionOperation):
    def __init__(self, name, index_together):
        super().__init__(name, index_together)
class AlterOrderWithRespectTo(ModelOptionOperation):
    def __init__(self, name, order_with_respect_to):
        self.order_with_respect_to = order_with_respect_to
        super().__init__(name)
class AlterModelOptions(ModelOptionOperation):
    def __init__(self, name, options):
        self.options = options
        super().__init__(name)
class AlterModelManagers(ModelOptionOperation):
    def __init__(self, name, managers):
        self.managers = managers
        super().__init__(name)

class IndexOperation(Operation):
    pass
class AddIndex(IndexOperation):
    def __init__(self, model_name, index):
        self.model_name = model_name
        self.index = index
class RemoveIndex(IndexOperation):
    def __init__(self, model_name, name):
        self.model_name = model_name
        self.name = name
class RenameIndex(IndexOperation):
    def __init__(self, model_name, new_name, old_name=None, old_fields=None):
        self.model_name = model_name
        self.new_name = new_name
        self.old_name = old_name
        self.old_fields = old_fields
class AddConstraint(IndexOperation):
    def __init__(self, model_name, constraint):
        self.model_name = model_name
        self.constraint = constraint
class RemoveConstraint(IndexOperation):
    def __init__(self, model_name, name):
        self.model_name = model_name
        self.name = name
class AlterConstraint(IndexOperation):
    def __init__(self, model_name, name, constraint):
        self.model_name = model_name
        self.name = name
        self.constraint = constraint

class FieldOperation(Operation):
    def __init__(self, model_name, name, field=None):
        self.model_name = model_name
        self.name = name
        self.field = field
class AddField(FieldOperation):
    def __init__(self, model_name, name, field, preserve_default=True):
        self.preserve_default = preserve_default
        super().__init__(model_name, name, field)
class RemoveField(FieldOperation):
    pass
class AlterField(FieldOperation):
    def __init__(self, model_name, name, field, preserve_default=True):
        self.preserve_default = preserve_default
        super().__init__(model_name, name, field)
class RenameField(FieldOperation):
    def __init__(self, model_name, old_name, new_name):
        self.old_name = old_name
        self.new_name = new_name
        super().__init__(model_name, old_name)

class SeparateDatabaseAndState(Operation):
    def __init__(self, database_operations=None, state_operations=None):
        self.database_operations = database_operations or []
        self.state_operations = state_operations or []
class RunSQL(Operation):
    noop = ""
    def __init__(self, sql, reverse_sql=None, state_operations=None, hints=None, elidable=False):
        self.sql = sql
        self.reverse_sql = reverse_sql
        self.state_operations = state_operations or []
        self.hints = hints or {}
        self.elidable = elidable
class RunPython(Operation):
    reduces_to_sql = False
    def __init__(self, code, reverse_code=None, atomic=None, hints=None, elidable=False):
        self.code = code
        self.reverse_code = reverse_code
        self.atomic = atomic
        self.hints = hints or {}
        self.elidable = elidable
    @staticmethod
    def noop(apps, schema_editor):
        return None
`;

const handedOn =
  "from django.db.migrations.operations import *\nfrom django.db.migrations.operations import Operation, ModelOperation, ModelOptionOperation, IndexOperation, FieldOperation\n";

const migration = `
def swappable_dependency(value):
    return (value.split(".", 1)[0], "__first__")

class Migration:
    operations = []
    dependencies = []
    run_before = []
    replaces = []
    initial = None
    atomic = True
    def __init__(self, name, app_label):
        self.name = name
        self.app_label = app_label
    def __getattr__(self, name):
        return _unlisted(self, name)
`;

/** As in `contrib/postgres/operations.py`. */
const postgres = `
from django.db.migrations import AddConstraint, AddIndex, RemoveIndex
from django.db.migrations.operations import Operation

class CreateExtension(Operation):
    def __init__(self, name, hints=None):
        self.name = name
        self.hints = hints or {}
${["Bloom", "BtreeGin", "BtreeGist", "CIText", "Crypto", "HStore", "Trigram", "Unaccent"]
  .map(
    (name) =>
      `class ${name}Extension(CreateExtension):\n    def __init__(self, hints=None):\n        super().__init__("${name.toLowerCase()}", hints)\n`,
  )
  .join("")}
class AddIndexConcurrently(AddIndex):
    pass
class RemoveIndexConcurrently(RemoveIndex):
    pass
class CollationOperation(Operation):
    def __init__(self, name, locale, *, provider="libc", deterministic=True):
        self.name = name
class CreateCollation(CollationOperation):
    pass
class RemoveCollation(CollationOperation):
    pass
class AddConstraintNotValid(AddConstraint):
    pass
class ValidateConstraint(Operation):
    def __init__(self, model_name, name):
        self.model_name = model_name
        self.name = name
`;

/** Python source by dotted module name. */
export const migrationsStubs: ReadonlyMap<string, string> = new Map([
  ["django.db.migrations.operations", operations],
  ...["base", "fields", "models", "special"].map(
    (part) => [`django.db.migrations.operations.${part}`, handedOn] as const,
  ),
  ["django.db.migrations.migration", migration],
  [
    "django.db.migrations",
    "from django.db.migrations.migration import Migration, swappable_dependency\nfrom django.db.migrations.operations import *\n",
  ],
  ["django.contrib.postgres.operations", postgres],
]);
