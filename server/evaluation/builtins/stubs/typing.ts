/** `typing`, `types`, `abc` and `collections.abc` in Python: what of them is used when a program runs. */

export const typing = String.raw`
from collections import namedtuple as _namedtuple, _named_tuple

TYPE_CHECKING = False
List = list
Dict = dict
Set = set
FrozenSet = frozenset
Tuple = tuple
Type = type
Text = str
from collections import OrderedDict, defaultdict as DefaultDict, Counter, deque as Deque, ChainMap
from collections.abc import (
    Callable, Collection, Container, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView,
    Mapping, MappingView, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence,
    Sized, ValuesView, Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator,
)
from collections.abc import Set as AbstractSet
from re import Pattern, Match
from contextlib import AbstractContextManager as ContextManager


class Generic:
    def __class_getitem__(cls, item):
        return cls


class Protocol:
    def __class_getitem__(cls, item):
        return cls


class SupportsInt(Protocol):
    pass


class SupportsFloat(Protocol):
    pass


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace, **kwargs):
        if name == "NamedTuple" and not bases:
            return super().__new__(metacls, name, bases, namespace)
        names = tuple(namespace.get("__annotations__", {}))
        defaults = {each: namespace[each] for each in names if each in namespace}
        rest = {key: value for key, value in namespace.items() if key not in names}
        return _named_tuple(name, names, defaults, rest)

    def __call__(cls, typename, fields=None, /, **kwargs):
        return _named_tuple(typename, tuple(name for name, _ in (fields or kwargs.items())), {})


class NamedTuple(metaclass=_NamedTupleMeta):
    pass


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True, **kwargs):
        if name == "TypedDict" and not bases:
            return super().__new__(metacls, name, bases, namespace)
        return super().__new__(metacls, name, (dict,), namespace)

    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            return dict
        return dict(*args, **kwargs)


class TypedDict(metaclass=_TypedDictMeta):
    pass


def cast(typ, val):
    return val


def overload(func):
    return func


def final(func):
    return func


def override(func):
    return func


def runtime_checkable(cls):
    return cls


def no_type_check(func):
    return func


def dataclass_transform(**kwargs):
    return lambda cls: cls


def assert_never(value):
    raise AssertionError("Expected code to be unreachable")


def assert_type(val, typ):
    return val


def reveal_type(value):
    return value


def NewType(name, tp):
    return lambda value: value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return _unknown("annotations are not evaluated")


def get_origin(tp):
    return _unknown("annotations are not evaluated")


def get_args(tp):
    return _unknown("annotations are not evaluated")
`;

export const types = String.raw`
class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__

    def __repr__(self):
        return "namespace(%s)" % ", ".join("%s=%r" % pair for pair in self.__dict__.items())


class MappingProxyType:
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __eq__(self, other):
        return self._mapping == other

    def __or__(self, other):
        return self._mapping | other

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __repr__(self):
        return "mappingproxy(%r)" % (self._mapping,)


class DynamicClassAttribute(property):
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    options = dict(kwds or {})
    metaclass = options.pop("metaclass", type)
    return metaclass(name, tuple(bases), namespace, **options)


def _function():
    pass


class _Class:
    def method(self):
        pass


ModuleType = type(__import__("sys"))
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
FunctionType = LambdaType = type(_function)
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
`;

export const abc = String.raw`
def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False) is True


class ABCMeta(type):
    def __new__(metacls, name, bases, namespace, **kwargs):
        cls = super().__new__(metacls, name, bases, namespace, **kwargs)
        names = {key for key, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(getattr(cls, key, None)):
                    names.add(key)
        cls.__abstractmethods__ = frozenset(names)
        return cls

    def __call__(cls, *args, **kwargs):
        if cls.__abstractmethods__:
            raise TypeError("Can't instantiate abstract class %s" % cls.__name__)
        return super().__call__(*args, **kwargs)

    def register(cls, subclass):
        return subclass


class ABC(metaclass=ABCMeta):
    pass
`;

export const collectionsAbc = String.raw`
@_abstract
class Hashable:
    pass


@_abstract
class Iterable:
    pass


@_abstract
class Iterator(Iterable):
    def __iter__(self):
        return self


@_abstract
class Generator(Iterator):
    pass


@_abstract
class Reversible(Iterable):
    pass


@_abstract
class Sized:
    pass


@_abstract
class Container:
    pass


@_abstract
class Callable:
    pass


@_abstract
class Collection(Sized, Iterable, Container):
    pass


@_abstract
class Mapping(Collection):
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return {key: self[key] for key in self}.keys()

    def values(self):
        return {key: self[key] for key in self}.values()

    def items(self):
        return {key: self[key] for key in self}.items()

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


@_abstract
class MutableMapping(Mapping):
    _marker = object()

    def pop(self, key, default=_marker):
        try:
            value = self[key]
        except KeyError:
            if default is self._marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


@_abstract
class Sequence(Reversible, Collection):
    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    def __contains__(self, value):
        for each in self:
            if each is value or each == value:
                return True
        return False

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value):
        for index, each in enumerate(self):
            if each == value:
                return index
        raise ValueError

    def count(self, value):
        return sum(1 for each in self if each == value)


@_abstract
class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in values:
            self.append(value)


@_abstract
class Set(Collection):
    def isdisjoint(self, other):
        return not any(value in self for value in other)


@_abstract
class MutableSet(Set):
    pass


@_abstract
class MappingView(Sized):
    pass


@_abstract
class KeysView(MappingView, Set):
    pass


@_abstract
class ItemsView(MappingView, Set):
    pass


@_abstract
class ValuesView(MappingView, Collection):
    pass


@_abstract
class ByteString(Sequence):
    pass


@_abstract
class Awaitable:
    pass


@_abstract
class Coroutine(Awaitable):
    pass


@_abstract
class AsyncIterable:
    pass


@_abstract
class AsyncIterator(AsyncIterable):
    pass


@_abstract
class AsyncGenerator(AsyncIterator):
    pass


@_abstract
class Buffer:
    pass
`;

export const numbers = String.raw`
@_abstract
class Number:
    pass


@_abstract
class Complex(Number):
    pass


@_abstract
class Real(Complex):
    pass


@_abstract
class Rational(Real):
    pass


@_abstract
class Integral(Rational):
    pass
`;
