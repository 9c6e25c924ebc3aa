/** `django.db.models` as the evaluator runs it: the names that projects use, without what needs a database. */

/**
 * Python source for `django.db.models`. What a field is told is kept on it under names of ours
 * (`_to`, `_through`, …), which the models layer reads. Signatures as in Django's
 * `db/models/fields/related.py`.
 */
export const modelsStub = `
from django.db.models.enums import *
from django.core.exceptions import ObjectDoesNotExist, FieldDoesNotExist

class ModelBase(type):
    def __getattr__(cls, name):
        # Django adds these when the class is made; here it happens when all models are known.
        return _early_attribute(name)

class ModelState:
    def __init__(self):
        self.db = None
        self.adding = True

class BaseManager:
    creation_counter = 0
    auto_created = False
    use_in_migrations = False
    def __init__(self, *args, **kwargs):
        pass
    @classmethod
    def from_queryset(cls, queryset_class, class_name=None):
        return type(class_name or "%sFrom%s" % (cls.__name__, queryset_class.__name__), (cls,), {"_queryset_class": queryset_class})
    def __getattr__(self, name):
        return _database(name)

class Manager(BaseManager):
    pass

class QuerySet:
    def __init__(self, *args, **kwargs):
        pass
    @classmethod
    def as_manager(cls):
        return Manager.from_queryset(cls)()
    def __getattr__(self, name):
        return _database(name)

class Model(metaclass=ModelBase):
    _plain_manager = Manager()
    _meta = _early_meta
    class DoesNotExist(ObjectDoesNotExist):
        pass
    class MultipleObjectsReturned(Exception):
        pass
    def __init__(self, *args, **kwargs):
        self._state = ModelState()
    def __init_subclass__(cls, **kwargs):
        _register(cls)
    @classmethod
    def add_to_class(cls, name, value):
        setattr(cls, name, value)
    @classmethod
    def check(cls, **kwargs):
        return []
    def save(self, *args, **kwargs):
        pass
    def delete(self, *args, **kwargs):
        pass
    def clean(self):
        pass
    def full_clean(self, *args, **kwargs):
        pass

class NOT_PROVIDED:
    pass

class _FieldType(type):
    def __getattr__(cls, name):
        return _unlisted(cls, name)

class Field(metaclass=_FieldType):
    auto_created = False
    many_to_many = None
    many_to_one = None
    one_to_many = None
    one_to_one = None
    remote_field = None
    def __init__(self, *args, **kwargs):
        self._args = args
        self._kwargs = kwargs
    def contribute_to_class(self, cls, name, **kwargs):
        setattr(cls, name, self)
    def deconstruct(self):
        return _database("deconstruct")
    def clone(self):
        return _database("clone")
    @classmethod
    def register_lookup(cls, lookup, lookup_name=None):
        return lookup
    def __getattr__(self, name):
        return _unlisted(self, name)

class AutoFieldMixin:
    pass
class IntegerField(Field):
    pass
class AutoField(AutoFieldMixin, IntegerField):
    pass
class BigIntegerField(IntegerField):
    pass
class BigAutoField(AutoFieldMixin, BigIntegerField):
    pass
class SmallIntegerField(IntegerField):
    pass
class SmallAutoField(AutoFieldMixin, SmallIntegerField):
    pass
class BinaryField(Field):
    pass
class BooleanField(Field):
    pass
class NullBooleanField(BooleanField):
    def __init__(self, *args, **kwargs):
        kwargs["null"] = True
        super().__init__(*args, **kwargs)
class CharField(Field):
    pass
class CommaSeparatedIntegerField(CharField):
    pass
class DateField(Field):
    pass
class DateTimeField(DateField):
    pass
class DecimalField(Field):
    pass
class DurationField(Field):
    pass
class EmailField(CharField):
    pass
class FilePathField(Field):
    pass
class FloatField(Field):
    pass
class GenericIPAddressField(Field):
    pass
class IPAddressField(Field):
    pass
class PositiveIntegerRelDbTypeMixin:
    pass
class PositiveBigIntegerField(PositiveIntegerRelDbTypeMixin, BigIntegerField):
    pass
class PositiveIntegerField(PositiveIntegerRelDbTypeMixin, IntegerField):
    pass
class PositiveSmallIntegerField(PositiveIntegerRelDbTypeMixin, SmallIntegerField):
    pass
class SlugField(CharField):
    pass
class TextField(Field):
    pass
class TimeField(Field):
    pass
class URLField(CharField):
    pass
class UUIDField(Field):
    pass
class FileField(Field):
    pass
class ImageField(FileField):
    pass
class JSONField(Field):
    pass
class GeneratedField(Field):
    pass
class CompositePrimaryKey(Field):
    def __init__(self, *args, **kwargs):
        kwargs["primary_key"] = True
        super().__init__(*args, **kwargs)
class OrderWrt(IntegerField):
    pass

class RelatedField(Field):
    pass

class ForeignObject(RelatedField):
    def __init__(self, to=None, on_delete=None, from_fields=(), to_fields=(), rel=None, related_name=None, related_query_name=None, limit_choices_to=None, parent_link=False, swappable=True, **kwargs):
        super().__init__(**kwargs)
        self._to = to
        self._on_delete = on_delete
        self._related_name = related_name
        self._parent_link = parent_link

class ForeignKey(ForeignObject):
    many_to_one = True
    def __init__(self, to=None, on_delete=None, related_name=None, related_query_name=None, limit_choices_to=None, parent_link=False, to_field=None, db_constraint=True, **kwargs):
        super().__init__(to, on_delete, related_name=related_name, parent_link=parent_link, **kwargs)
        self._db_constraint = db_constraint

class OneToOneField(ForeignKey):
    many_to_one = False
    one_to_one = True
    def __init__(self, to=None, on_delete=None, to_field=None, **kwargs):
        super().__init__(to, on_delete, to_field=to_field, **kwargs)

class ManyToManyField(RelatedField):
    many_to_many = True
    def __init__(self, to=None, related_name=None, related_query_name=None, limit_choices_to=None, symmetrical=None, through=None, through_fields=None, db_constraint=True, db_table=None, swappable=True, **kwargs):
        super().__init__(**kwargs)
        self._to = to
        self._related_name = related_name
        self._through = through
        self._db_constraint = db_constraint
        self._db_table = db_table

def CASCADE(*args, **kwargs):
    pass
def PROTECT(*args, **kwargs):
    pass
def RESTRICT(*args, **kwargs):
    pass
def SET(value):
    def set_on_delete(*args, **kwargs):
        pass
    return set_on_delete
def SET_NULL(*args, **kwargs):
    pass
def SET_DEFAULT(*args, **kwargs):
    pass
def DO_NOTHING(*args, **kwargs):
    pass

class DatabaseOnDelete:
    pass
DB_CASCADE = DatabaseOnDelete()
DB_SET_NULL = DatabaseOnDelete()
DB_SET_DEFAULT = DatabaseOnDelete()

class _Expression:
    def __init__(self, *args, **kwargs):
        pass
    def __getattr__(self, name):
        return _database(name)

class Q(_Expression):
    def __or__(self, other):
        return self
    def __and__(self, other):
        return self
    def __invert__(self):
        return self
class F(_Expression):
    pass
class Value(_Expression):
    pass
class Index(_Expression):
    pass
class BaseConstraint(_Expression):
    pass
class CheckConstraint(BaseConstraint):
    pass
class UniqueConstraint(BaseConstraint):
    pass
class Prefetch(_Expression):
    pass

class Options:
    pass

def __getattr__(name):
    return _database(name)
`;

/** \`django.db.models.enums\`: members may be written with a label behind the value. */
export const enumsStub = `
import enum

class ChoicesType(enum.EnumType):
    @property
    def values(cls):
        return [member.value for member in cls]
    @property
    def names(cls):
        return [member.name for member in cls]
    @property
    def labels(cls):
        return [member.label for member in cls]
    @property
    def choices(cls):
        return [(member.value, member.label) for member in cls]

ChoicesMeta = ChoicesType

class Choices(enum.Enum, metaclass=ChoicesType):
    pass

class IntegerChoices(int, Choices):
    def __new__(cls, value, label=None):
        member = int.__new__(cls, value)
        member._value_ = value
        member._label = label
        return member
    @property
    def label(self):
        return self._label if self._label is not None else self.name.replace("_", " ").title()
    def __str__(self):
        return str(self.value)

class TextChoices(str, Choices):
    def __new__(cls, value, label=None):
        member = str.__new__(cls, value)
        member._value_ = value
        member._label = label
        return member
    @property
    def label(self):
        return self._label if self._label is not None else self.name.replace("_", " ").title()
    def __str__(self):
        return str(self.value)
`;
