/** `enum` in Python: members, lookups and flags; what differs between versions is unknown. */

export const enum_ = String.raw`
class auto:
    def __init__(self, value=None):
        self.value = value

    def __or__(self, other):
        return _Combined(self, other)


class _Combined(auto):
    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.value = None

    def resolved(self):
        return _resolved(self.left) | _resolved(self.right)


def _resolved(value):
    if isinstance(value, _Combined):
        return value.resolved()
    return value.value if isinstance(value, auto) else value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == "__" and name[-2:] == "__"


def _is_member(name, value):
    if _is_dunder(name) or name in ("_ignore_", "_order_", "_generate_next_value_", "_missing_"):
        return False
    if name.startswith("_") and name.endswith("_"):
        return False
    if isinstance(value, nonmember) or isinstance(value, (property, classmethod, staticmethod)):
        return False
    if isinstance(value, member):
        return True
    return not (hasattr(value, "__get__") or hasattr(value, "__set__"))


class EnumType(type):
    def __new__(metacls, name, bases, namespace, **kwargs):
        wanted = {}
        rest = {}
        private = "_" + name.lstrip("_") + "__"
        for key, value in namespace.items():
            if _is_member(key, value) and not key.startswith(private):
                wanted[key] = value.value if isinstance(value, member) else value
            else:
                rest[key] = value.value if isinstance(value, nonmember) else value
        cls = super().__new__(metacls, name, bases, rest, **kwargs)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        for key in ("__str__", "__repr__", "__format__"):
            for base in cls.__mro__:
                # The texts of a member are the enumeration's, not those of its data type.
                if key in base.__dict__ and base not in (str, int, float, bytes, tuple):
                    type.__setattr__(cls, key, base.__dict__[key])
                    break
        generate = getattr(cls, "_generate_next_value_")
        data = cls._data_type_()
        last_values = []
        for key, value in wanted.items():
            if isinstance(value, _Combined):
                value = value.resolved()
            elif isinstance(value, auto):
                value.value = generate(key, 1, len(cls._member_names_), list(last_values))
                value = value.value
            elif isinstance(value, tuple) and any(isinstance(each, auto) for each in value):
                value = tuple(
                    generate(key, 1, len(cls._member_names_), list(last_values))
                    if isinstance(each, auto)
                    else each
                    for each in value
                )
            args = value if isinstance(value, tuple) else (value,)
            own_new = cls._own_new_()
            if own_new is not None:
                one = own_new(cls, *args)
            elif data is object:
                one = object.__new__(cls)
            else:
                one = data.__new__(cls, *args)
            if "_value_" not in one.__dict__:
                if own_new is None and data is not object:
                    one._value_ = data(*args)
                else:
                    one._value_ = value
            one._name_ = key
            one.__objclass__ = cls
            one._sort_order_ = len(cls._member_names_)
            if cls.__init__ is not object.__init__ and hasattr(cls, "__init__") and data is object:
                one.__init__(*args)
            last_values.append(one._value_)
            alias = None
            for other in cls._member_map_.values():
                if other._value_ == one._value_:
                    alias = other
                    break
            if alias is None:
                cls._member_names_.append(key)
                alias = one
            cls._member_map_[key] = alias
            type.__setattr__(cls, key, alias)
        return cls

    def _data_type_(cls):
        for base in cls.__mro__:
            if base in (str, int, float, bytes, tuple):
                return base
        return object

    def _own_new_(cls):
        for base in cls.__mro__:
            if isinstance(base, EnumType) and "__new__" in base.__dict__ and base.__module__ != "enum":
                return base.__dict__["__new__"]
        return None

    def __call__(cls, value, names=None, **kwargs):
        if names is None and (cls._member_map_ or not kwargs):
            return cls.__lookup__(value)
        return cls._create_(value, names, **kwargs)

    def __lookup__(cls, value):
        if isinstance(value, cls):
            return value
        for one in cls._member_map_.values():
            if one._value_ == value:
                return one
        found = cls._missing_(value)
        if isinstance(found, cls):
            return found
        raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))

    def _create_(cls, name, names, *, module=None, qualname=None, type=None, start=1):
        namespace = {}
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        values = []
        if isinstance(names, dict):
            names = list(names.items())
        for index, each in enumerate(names):
            if isinstance(each, str):
                value = cls._generate_next_value_(each, start, index, list(values))
                namespace[each] = value
            else:
                namespace[each[0]] = value = each[1]
            values.append(value)
        bases = (cls,) if type is None else (type, cls)
        return cls.__class__(name, bases, namespace)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        for one in cls._member_map_.values():
            if one._value_ == value:
                # Before Python 3.12 only members themselves were allowed here.
                return _unknown("versions of Python differ on values in enumerations")
        return False

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return "<enum %r>" % cls.__name__

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % name)
        type.__setattr__(cls, name, value)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __repr__(self):
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __format__(self, spec):
        data = self.__class__._data_type_()
        if data is not object and self.__class__.__str__ is Enum.__str__:
            return _unknown("versions of Python differ on the format of such members")
        return format(str(self), spec)


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return _unknown("versions of Python differ on the text of such members")

    def __format__(self, spec):
        return format(int(self), spec)


class StrEnum(str, ReprEnum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        one = object.__new__(cls) if cls._data_type_() is object else int.__new__(cls, value)
        one._value_ = value
        one._name_ = None
        return one

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for one in self.__class__:
            if one._value_ & self._value_:
                yield one

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        return self.__class__(self._value_ | _bits(other))

    def __and__(self, other):
        return self.__class__(self._value_ & _bits(other))

    def __xor__(self, other):
        return self.__class__(self._value_ ^ _bits(other))

    def __invert__(self):
        every = 0
        for one in self.__class__:
            every |= one._value_
        return self.__class__(every & ~self._value_)

    def __eq__(self, other):
        if isinstance(other, Flag):
            return self.__class__ is other.__class__ and self._value_ == other._value_
        return NotImplemented

    def __hash__(self):
        return hash(self._value_)

    def __str__(self):
        return _unknown("versions of Python differ on the text of flags")

    def __repr__(self):
        return _unknown("versions of Python differ on the text of flags")


class IntFlag(int, Flag):
    def __eq__(self, other):
        return int(self) == _bits(other)

    def __hash__(self):
        return hash(self._value_)

    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__


def _bits(value):
    return value._value_ if isinstance(value, Flag) else value


def unique(enumeration):
    for name, one in enumeration.__members__.items():
        if name != one.name:
            raise ValueError("duplicate values found in %r" % enumeration)
    return enumeration


def global_enum(enumeration):
    return enumeration


def verify(*checks):
    return lambda enumeration: enumeration


class property_(property):
    pass
`;
