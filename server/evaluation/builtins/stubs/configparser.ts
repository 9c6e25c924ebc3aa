/** `configparser` and `six` in Python. */

export const configparser = String.raw`
class Error(Exception):
    pass


class NoSectionError(Error):
    pass


class NoOptionError(Error):
    pass


class _Section:
    def __init__(self, parser, name):
        self._parser = parser
        self.name = name

    def _values(self):
        return {**self._parser._defaults, **self._parser._sections.get(self.name, {})}

    def __getitem__(self, key):
        values = self._values()
        if key.lower() not in values:
            raise KeyError(key)
        return self._parser._interpolate(values[key.lower()], values)

    def __setitem__(self, key, value):
        self._parser.set(self.name, key, value)

    def __contains__(self, key):
        return key.lower() in self._values()

    def __iter__(self):
        return iter(self._values())

    def __len__(self):
        return len(self._values())

    def get(self, key, fallback=None):
        return self[key] if key in self else fallback

    def getint(self, key, fallback=None):
        return int(self[key]) if key in self else fallback

    def getfloat(self, key, fallback=None):
        return float(self[key]) if key in self else fallback

    def getboolean(self, key, fallback=None):
        return _boolean(self[key]) if key in self else fallback

    def keys(self):
        return self._values().keys()

    def items(self):
        return [(key, self[key]) for key in self._values()]

    def values(self):
        return [self[key] for key in self._values()]


def _boolean(text):
    word = text.lower()
    if word in ("1", "yes", "true", "on"):
        return True
    if word in ("0", "no", "false", "off"):
        return False
    raise ValueError("Not a boolean: %s" % text)


_absent = object()


class RawConfigParser:
    _interpolates = False
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True,
                      "0": False, "no": False, "false": False, "off": False}

    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, defaults=None, **kwargs):
        self._defaults = {key.lower(): value for key, value in (defaults or {}).items()}
        self._sections = {}

    def _interpolate(self, value, values):
        if not self._interpolates or "%" not in value:
            return value
        result = ""
        rest = value
        while "%" in rest:
            before, _, rest = rest.partition("%")
            result += before
            if rest[:1] == "%":
                result += "%"
                rest = rest[1:]
            elif rest[:1] == "(":
                name, _, rest = rest[1:].partition(")s")
                result += self._interpolate(values[name.lower()], values)
            else:
                raise Error("invalid interpolation syntax in %r" % value)
        return result + rest

    def _take(self, read):
        for name, values in read.items():
            if name == "DEFAULT":
                self._defaults.update(values)
            else:
                self._sections.setdefault(name, {}).update(values)

    def read(self, filenames, encoding=None):
        names = filenames if isinstance(filenames, (list, tuple)) else [filenames]
        for name in names:
            with open(name) as file:
                self._take(_read_ini(file.read()))
        return list(names)

    def read_file(self, f, source=None):
        self._take(_read_ini(f.read()))

    def read_string(self, string, source="<string>"):
        self._take(_read_ini(string))

    def read_dict(self, dictionary, source="<dict>"):
        for name, values in dictionary.items():
            self._take({name: {str(key).lower(): str(value) for key, value in values.items()}})

    def sections(self):
        return list(self._sections)

    def has_section(self, section):
        return section in self._sections

    def has_option(self, section, option):
        return self.has_section(section) and option in self[section]

    def options(self, section):
        return list(self[section].keys())

    def __getitem__(self, section):
        if section != "DEFAULT" and section not in self._sections:
            raise KeyError(section)
        return _Section(self, section)

    def __contains__(self, section):
        return section == "DEFAULT" or section in self._sections

    def __iter__(self):
        return iter(["DEFAULT"] + list(self._sections))

    def get(self, section, option, *, raw=False, vars=None, fallback=_absent):
        if section not in self:
            if fallback is not _absent:
                return fallback
            raise NoSectionError("No section: %r" % section)
        values = self[section]
        if option not in values:
            if fallback is not _absent:
                return fallback
            raise NoOptionError("No option %r in section: %r" % (option, section))
        return values._values()[option.lower()] if raw else values[option]

    def _converted(self, convert, section, option, fallback):
        if fallback is not _absent and not (section in self and option in self[section]):
            return fallback
        return convert(self.get(section, option))

    def getint(self, section, option, *, raw=False, vars=None, fallback=_absent):
        return self._converted(int, section, option, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_absent):
        return self._converted(float, section, option, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_absent):
        return self._converted(_boolean, section, option, fallback)

    def items(self, section=_absent, raw=False, vars=None):
        if section is _absent:
            return [(name, self[name]) for name in self]
        return self[section].items()

    def defaults(self):
        return self._defaults

    def add_section(self, section):
        self._sections[section] = {}

    def set(self, section, option, value=None):
        self._sections[section][option.lower()] = value


class ConfigParser(RawConfigParser):
    _interpolates = True


SafeConfigParser = ConfigParser
`;

export const six = String.raw`
PY2 = False
PY3 = True
PY34 = True
string_types = (str,)
integer_types = (int,)
class_types = (type,)
text_type = str
binary_type = bytes


def iteritems(d):
    return iter(d.items())


def iterkeys(d):
    return iter(d.keys())


def itervalues(d):
    return iter(d.values())


def with_metaclass(meta, *bases):
    return meta("temporary_class", bases, {})


def add_metaclass(metaclass):
    def wrapper(cls):
        namespace = {key: value for key, value in cls.__dict__.items() if key not in ("__dict__", "__weakref__")}
        return metaclass(cls.__name__, cls.__bases__, namespace)

    return wrapper


def python_2_unicode_compatible(cls):
    return cls


def ensure_str(s, encoding="utf-8", errors="strict"):
    return s.decode(encoding) if isinstance(s, bytes) else s


ensure_text = ensure_str


def b(s):
    return s.encode("latin-1")


def u(s):
    return s


def callable(value):
    return hasattr(value, "__call__")
`;
