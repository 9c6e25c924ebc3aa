/** The libraries that settings are written with, as the evaluator runs them: what they do with a value, nothing else. */

/** `environ` (django-environ): names that the environment lacks are unknown unless a default is given. */
const environ = `
import json as _json
import os

class NoValue:
    pass

class Path:
    def __init__(self, start="", *paths, **kwargs):
        self.__root__ = os.path.abspath(os.path.join(str(start), *paths))
        self.root = self.__root__
    def path(self, *paths, **kwargs):
        return Path(self.__root__, *paths)
    def __call__(self, *paths, **kwargs):
        return os.path.abspath(os.path.join(self.__root__, *paths))
    def __sub__(self, other):
        if isinstance(other, int):
            root = self.__root__
            for _ in range(other):
                root = os.path.dirname(root)
            return Path(root)
        return self
    def __add__(self, other):
        return Path(self.__root__, str(other))
    def __str__(self):
        return self.__root__
    def __fspath__(self):
        return self.__root__

class Env:
    NOTSET = NoValue()
    BOOLEAN_TRUE_STRINGS = ("true", "on", "ok", "y", "yes", "1")
    ENVIRON = os.environ
    prefix = ""
    def __init__(self, **scheme):
        self.scheme = scheme
    def __call__(self, var, cast=None, default=NOTSET, parse_default=False):
        return self.get_value(var, cast=cast, default=default)
    def __contains__(self, var):
        return var in os.environ
    def get_value(self, var, cast=None, default=NOTSET, parse_default=False):
        declared = self.scheme.get(var)
        if isinstance(declared, tuple):
            if cast is None:
                cast = declared[0]
            if default is Env.NOTSET and len(declared) > 1:
                default = declared[1]
        elif declared is not None and cast is None:
            cast = declared
        value = os.environ.get(self.prefix + var, Env.NOTSET)
        if value is Env.NOTSET:
            if default is not Env.NOTSET:
                return default
            value = os.environ.get(self.prefix + var)
        return self._cast(value, cast)
    def _cast(self, value, cast):
        if cast is None:
            return value
        if cast is bool:
            return value.lower().strip() in Env.BOOLEAN_TRUE_STRINGS
        if isinstance(cast, list):
            return [self._cast(part, cast[0]) for part in value.split(",") if part]
        if isinstance(cast, tuple):
            return tuple([self._cast(part, cast[0]) for part in value.strip("()").split(",") if part])
        if cast is list:
            return [part for part in value.split(",") if part]
        if cast is tuple:
            return tuple([part for part in value.strip("()").split(",") if part])
        if cast is dict or isinstance(cast, dict):
            return dict([part.split("=", 1) for part in value.split(",") if part])
        return cast(value)
    def str(self, var, default=NOTSET, multiline=False):
        return self.get_value(var, default=default)
    unicode = str
    def bytes(self, var, default=NOTSET, encoding="utf8"):
        return self.get_value(var, default=default)
    def bool(self, var, default=NOTSET):
        return self.get_value(var, cast=bool, default=default)
    def int(self, var, default=NOTSET):
        return self.get_value(var, cast=int, default=default)
    def float(self, var, default=NOTSET):
        return self.get_value(var, cast=float, default=default)
    def json(self, var, default=NOTSET):
        return self.get_value(var, cast=_json.loads, default=default)
    def list(self, var, cast=None, default=NOTSET):
        return self.get_value(var, cast=list if not cast else [cast], default=default)
    def tuple(self, var, cast=None, default=NOTSET):
        return self.get_value(var, cast=tuple if not cast else (cast,), default=default)
    def dict(self, var, cast=dict, default=NOTSET):
        return self.get_value(var, cast=cast, default=default)
    def path(self, var, default=NOTSET, **kwargs):
        return Path(self.get_value(var, default=default))
    def url(self, var, default=NOTSET):
        return _known_at_run_time("a URL")
    def db_url(self, var="DATABASE_URL", default=NOTSET, engine=None):
        return self.db_url_config(self.get_value(var, default=default), engine=engine)
    db = db_url
    def cache_url(self, var="CACHE_URL", default=NOTSET, backend=None):
        return _known_at_run_time("a cache")
    cache = cache_url
    def email_url(self, var="EMAIL_URL", default=NOTSET, backend=None):
        return {}
    email = email_url
    def search_url(self, var="SEARCH_URL", default=NOTSET, engine=None):
        return {}
    def channels_url(self, var="CHANNELS_URL", default=NOTSET, backend=None):
        return {}
    channels = channels_url
    @classmethod
    def db_url_config(cls, url, engine=None):
        config = _environ_database_url(str(url))
        if engine and config:
            config["ENGINE"] = engine
        return config
    @classmethod
    def read_env(cls, env_file=None, overwrite=False, encoding="utf8", **overrides):
        _read_environment(env_file, overwrite)

class FileAwareEnv(Env):
    pass

class ImproperlyConfigured(Exception):
    pass
`;

/** `dj_database_url`. */
const djDatabaseUrl = `
import os
DEFAULT_ENV = "DATABASE_URL"
SCHEMES = {}
def config(env=DEFAULT_ENV, default=None, engine=None, conn_max_age=0, conn_health_checks=False, disable_server_side_cursors=False, ssl_require=False, test_options=None):
    url = os.environ.get(env) if default is None else os.environ.get(env, default)
    return parse(url, engine, conn_max_age, conn_health_checks, disable_server_side_cursors, ssl_require, test_options)
def parse(url, engine=None, conn_max_age=0, conn_health_checks=False, disable_server_side_cursors=False, ssl_require=False, test_options=None):
    config = _dj_database_url(url)
    if _is_memory_url(url):
        return config
    if engine:
        config["ENGINE"] = engine
    config["CONN_MAX_AGE"] = conn_max_age
    config["CONN_HEALTH_CHECKS"] = conn_health_checks
    config["DISABLE_SERVER_SIDE_CURSORS"] = disable_server_side_cursors
    if test_options:
        config["TEST"] = test_options
    if ssl_require:
        config.setdefault("OPTIONS", {})["sslmode"] = "require"
    return config
def register(*args, **kwargs):
    def decorate(function):
        return function
    return decorate
`;

/** `decouple` (python-decouple): `.env` and `settings.ini` of the project, then the default. */
const decouple = `
import os
class Undefined:
    pass
undefined = Undefined()
class UndefinedValueError(Exception):
    pass
TRUE_VALUES = {"y", "yes", "t", "true", "on", "1"}
class Config:
    def __init__(self, repository=None):
        self.repository = repository
    def get(self, option, default=undefined, cast=undefined):
        value = os.environ.get(option, undefined)
        if value is undefined and self.repository is not None:
            value = self.repository.data.get(option, undefined)
        if value is undefined:
            if default is undefined:
                value = os.environ.get(option)
            else:
                value = default
        if cast is undefined:
            return value
        if cast is bool:
            return bool(value) if not isinstance(value, str) else value.lower() in TRUE_VALUES
        return cast(value)
    def __call__(self, *args, **kwargs):
        return self.get(*args, **kwargs)
class RepositoryEmpty:
    data = {}
    def __init__(self, source="", encoding="UTF-8"):
        self.data = {}
class RepositoryEnv(RepositoryEmpty):
    def __init__(self, source, encoding="UTF-8"):
        self.data = _dotenv_file(str(source))
class RepositoryIni(RepositoryEmpty):
    def __init__(self, source, encoding="UTF-8"):
        self.data = _ini_file(str(source))
class _ProjectRepository:
    data = _project_environment
class AutoConfig(Config):
    def __init__(self, search_path=None):
        self.repository = _ProjectRepository
class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" ", post_process=list):
        self.cast = cast
        self.delimiter = delimiter
        self.strip = strip
        self.post_process = post_process
    def __call__(self, value):
        if value is None:
            return self.post_process()
        return self.post_process([self.cast(part.strip(self.strip)) for part in value.split(self.delimiter) if part.strip(self.strip)])
class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.cast = cast
    def __call__(self, value):
        return self.cast(value)
def strtobool(value):
    return value if isinstance(value, bool) else value.lower() in TRUE_VALUES
config = AutoConfig()
`;

/** `dotenv` (python-dotenv). */
const dotenv = `
def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    _read_environment(dotenv_path, override)
    return True
def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    return None
def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    return _project_environment if dotenv_path is None else _dotenv_file(str(dotenv_path))
def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    return _dotenv_file(str(dotenv_path)).get(key_to_get)
`;

/** `configurations` (django-configurations). */
const configurations = `
class Configuration:
    @classmethod
    def pre_setup(cls):
        pass
    @classmethod
    def setup(cls):
        pass
    @classmethod
    def post_setup(cls):
        pass
class Settings(Configuration):
    pass
def pristinemethod(function):
    return function
`;

/** `configurations.values`: a value stands for its default, as long as the environment is not known to differ. */
const configurationValues = `
def _value(*args, **kwargs):
    if "default" in kwargs:
        return kwargs["default"]
    return args[0] if args else _known_at_run_time("a value of the environment")
class _Meta(type):
    def __call__(cls, *args, **kwargs):
        return cls.read(*args, **kwargs)
class Value(metaclass=_Meta):
    @classmethod
    def read(cls, *args, **kwargs):
        return _value(*args, **kwargs)
class ListValue(Value):
    @classmethod
    def read(cls, *args, **kwargs):
        value = _value(*args, **kwargs)
        return list(value.split(",")) if isinstance(value, str) else list(value)
class TupleValue(ListValue):
    @classmethod
    def read(cls, *args, **kwargs):
        return tuple(ListValue.read(*args, **kwargs))
class DatabaseURLValue(Value):
    @classmethod
    def read(cls, *args, **kwargs):
        url = _value(*args, **kwargs)
        return {kwargs.get("alias", "default"): _dj_database_url(url)}
class BooleanValue(Value):
    pass
class IntegerValue(Value):
    pass
class PositiveIntegerValue(Value):
    pass
class FloatValue(Value):
    pass
class DecimalValue(Value):
    pass
class DictValue(Value):
    pass
class SetValue(Value):
    pass
class SecretValue(Value):
    @classmethod
    def read(cls, *args, **kwargs):
        return _known_at_run_time("a secret")
class PathValue(Value):
    pass
class URLValue(Value):
    pass
class EmailValue(Value):
    pass
class RegexValue(Value):
    pass
class BackendsValue(ListValue):
    pass
class ImportStringValue(Value):
    pass
class SingleNestedTupleValue(TupleValue):
    pass
class SingleNestedListValue(ListValue):
    pass
class CastingMixin:
    pass
class CacheURLValue(Value):
    pass
class EmailURLValue(Value):
    pass
`;

/** `dynaconf`: its files are read by us, and what they set is put into the settings module. */
const dynaconf = `
import sys
def _install(module_name, **options):
    module = sys.modules[module_name]
    for name, value in _dynaconf_settings(module, options).items():
        setattr(module, name, value)
    _open(module)
    return _known_at_run_time("settings of dynaconf")
def DjangoDynaconf(module_name=None, **options):
    return _install(module_name, **options)
class Dynaconf:
    def __init__(self, **options):
        pass
    def __getattr__(self, name):
        return _known_at_run_time(name)
class Validator:
    def __init__(self, *args, **kwargs):
        pass
LazySettings = Dynaconf
settings = Dynaconf()
`;

/** `pkgutil`: packages of models import all their modules by it. */
const pkgutil = `
from collections import namedtuple
ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
def iter_modules(path=None, prefix=""):
    return [ModuleInfo(None, prefix + name, ispkg) for directory in path for name, ispkg in _modules_in(str(directory))]
def walk_packages(path=None, prefix="", onerror=None):
    return iter_modules(path, prefix)
def extend_path(path, name):
    return path
`;

/** `simple_history` (django-simple-history): which model's history is kept, and how. */
const simpleHistory = `
from simple_history.models import HistoricalRecords
def register(model, app=None, manager_name="history", records_class=None, table_name=None, **config):
    records = (records_class or HistoricalRecords)(**config)
    if app:
        records._app = app
    records._table_name = table_name
    setattr(model, manager_name, records)
`;

const simpleHistoryModels = `
from django.db.models import Model
class HistoricalRecords:
    def __init__(self, *args, **kwargs):
        self._inherit = kwargs.get("inherit", False)
        self._app = kwargs.get("app")
        self._table_name = kwargs.get("table_name")
        self._custom_model_name = kwargs.get("custom_model_name")
        self._excluded_fields = kwargs.get("excluded_fields") or ()
        self._related_name = kwargs.get("related_name")
        self._user_model = kwargs.get("user_model")
        self._history_user_id_field = kwargs.get("history_user_id_field")
class HistoricForeignKey:
    pass
def registered_models():
    return {}
def __getattr__(name):
    return _database(name)
`;

/** `mptt.models` (django-mptt): its metaclass rewrites the class while Django registers it. */
const mpttModels = `
from django.db.models import Manager, Model, ModelBase, PositiveIntegerField
from mptt.fields import TreeForeignKey, TreeManyToManyField, TreeOneToOneField
class TreeManager(Manager):
    pass
class MPTTOptions:
    def __init__(self, opts=None, **kwargs):
        pass
class MPTTModelBase(ModelBase):
    @classmethod
    def register(meta, cls, **kwargs):
        return cls
class MPTTModel(Model, metaclass=MPTTModelBase):
    lft = PositiveIntegerField(editable=False)
    rght = PositiveIntegerField(editable=False)
    tree_id = PositiveIntegerField(editable=False)
    level = PositiveIntegerField(editable=False)
    objects = TreeManager()
    class Meta:
        abstract = True
def __getattr__(name):
    return _database(name)
`;

/** Python source by dotted module name. Names that start with an underscore are handed in by `natives.ts`. */
export const libraryStubs: ReadonlyMap<string, string> = new Map([
  ["environ", environ],
  ["dj_database_url", djDatabaseUrl],
  ["decouple", decouple],
  ["dotenv", dotenv],
  ["configurations", configurations],
  ["configurations.values", configurationValues],
  ["dynaconf", dynaconf],
  ["pkgutil", pkgutil],
  ["mptt.models", mpttModels],
  ["simple_history", simpleHistory],
  ["simple_history.models", simpleHistoryModels],
]);
