/** `dataclasses` in Python. */

export const dataclasses = String.raw`
class _Missing:
    pass


MISSING = _Missing()
KW_ONLY = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    def __class_getitem__(cls, item):
        return cls


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._kind = ""


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)

    return wrap if cls is None else wrap(cls)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for name, one in base.__dict__.get("__dataclass_fields__", {}).items():
            found[name] = one
    only = kw_only
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        kind = _annotation_kind(annotation)
        if kind == "KW_ONLY":
            only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        one = default if isinstance(default, Field) else field(default=default)
        if isinstance(one.default, (list, dict, set)):
            raise ValueError("mutable default for field %s is not allowed: use default_factory" % name)
        one.name = name
        one.type = annotation
        one._kind = kind
        if one.kw_only is MISSING:
            one.kw_only = only
        if isinstance(default, Field):
            if one.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, one.default)
        found[name] = one
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = {"frozen": frozen, "order": order, "eq": eq}
    own = dict(cls.__dict__)
    taking = [one for one in found.values() if one.init and one._kind != "ClassVar"]
    positional = [one for one in taking if not one.kw_only]
    stored = [one for one in found.values() if one._kind == ""]
    needs_default = False
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            needs_default = True
        elif needs_default and init:
            raise TypeError("non-default argument %r follows default argument" % one.name)

    def put(self, name, value):
        if frozen:
            object.__setattr__(self, name, value)
        else:
            setattr(self, name, value)

    def __init__(self, *args, **kwargs):
        if len(args) > len(positional):
            raise TypeError("__init__() takes %d positional arguments" % (len(positional) + 1))
        given = dict(zip([one.name for one in positional], args))
        for name, value in kwargs.items():
            if name in given or name not in [one.name for one in taking]:
                raise TypeError("__init__() got an unexpected keyword argument %r" % name)
            given[name] = value
        extra = []
        for one in found.values():
            if one._kind == "ClassVar":
                continue
            if one.name in given:
                value = given[one.name]
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif one.default is not MISSING:
                value = one.default
            elif one.init:
                raise TypeError("__init__() missing 1 required positional argument: %r" % one.name)
            else:
                continue
            if one._kind == "InitVar":
                extra.append(value)
            else:
                put(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__(*extra)

    def __repr__(self):
        shown = ["%s=%r" % (one.name, getattr(self, one.name)) for one in stored if one.repr]
        return "%s(%s)" % (type(self).__qualname__, ", ".join(shown))

    def key(self):
        return tuple(getattr(self, one.name) for one in stored if one.compare)

    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    def ordering(compare):
        def method(self, other):
            if other.__class__ is self.__class__:
                return compare(key(self), key(other))
            return NotImplemented

        return method

    def frozen_setattr(self, name, value):
        raise FrozenInstanceError("cannot assign to field %r" % name)

    def frozen_delattr(self, name):
        raise FrozenInstanceError("cannot delete field %r" % name)

    if init and "__init__" not in own:
        cls.__init__ = __init__
    if repr and "__repr__" not in own:
        cls.__repr__ = __repr__
    if eq and "__eq__" not in own:
        cls.__eq__ = __eq__
    if order:
        cls.__lt__ = ordering(lambda a, b: a < b)
        cls.__le__ = ordering(lambda a, b: a <= b)
        cls.__gt__ = ordering(lambda a, b: a > b)
        cls.__ge__ = ordering(lambda a, b: a >= b)
    if frozen:
        cls.__setattr__ = frozen_setattr
        cls.__delattr__ = frozen_delattr
    if "__hash__" not in own and (unsafe_hash or (eq and frozen)):
        cls.__hash__ = lambda self: hash(key(self))
    cls.__match_args__ = tuple(one.name for one in positional)
    return cls


def fields(value):
    found = getattr(value, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(one for one in found.values() if one._kind == "")


def is_dataclass(value):
    return hasattr(value, "__dataclass_fields__")


def _inner(value, factory):
    if is_dataclass(value) and not isinstance(value, type):
        return factory([(one.name, _inner(getattr(value, one.name), factory)) for one in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_inner(each, factory) for each in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_inner(each, factory) for each in value])
    if isinstance(value, dict):
        return {_inner(key, factory): _inner(each, factory) for key, each in value.items()}
    return value


def asdict(value, *, dict_factory=dict):
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inner(value, dict_factory)


def astuple(value, *, tuple_factory=tuple):
    return tuple_factory([
        astuple(each) if is_dataclass(each) and not isinstance(each, type) else each
        for each in [getattr(value, one.name) for one in fields(value)]
    ])


def replace(value, /, **changes):
    for one in value.__dataclass_fields__.values():
        if one._kind == "" and one.init and one.name not in changes:
            changes[one.name] = getattr(value, one.name)
    return value.__class__(**changes)


def make_dataclass(name, fields, *, bases=(), namespace=None, **kwargs):
    return _unknown("classes made by make_dataclass are not modeled")
`;
