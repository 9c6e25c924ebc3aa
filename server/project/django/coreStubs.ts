/** Small modules of Django as the evaluator runs them; what is not listed comes from the installed Django. */

/** Python source by dotted module name. Names that start with an underscore are handed in by `stubs.ts`. */
export const coreStubs: ReadonlyMap<string, string> = new Map([
  [
    "django",
    "def setup(set_prefix=True):\n    pass\ndef get_version(version=None):\n    return _django_version\nVERSION = _django_version_info\n",
  ],
  [
    "django.conf",
    "settings = _settings\nENVIRONMENT_VARIABLE = 'DJANGO_SETTINGS_MODULE'\nclass LazySettings:\n    pass\nclass Settings:\n    pass\n",
  ],
  [
    "django.db",
    `
from django.db.utils import (DEFAULT_DB_ALIAS, DatabaseError, DataError, Error, IntegrityError, InterfaceError,
    InternalError, NotSupportedError, OperationalError, ProgrammingError, ConnectionDoesNotExist)
connections = _connections
connection = _connection
router = _router
def close_old_connections(**kwargs):
    pass
def reset_queries(**kwargs):
    pass
`,
  ],
  [
    "django.db.utils",
    `
from django.utils.connection import ConnectionDoesNotExist
DEFAULT_DB_ALIAS = "default"
DJANGO_VERSION_PICKLE_KEY = "_django_version"
class Error(Exception):
    pass
class InterfaceError(Error):
    pass
class DatabaseError(Error):
    pass
class DataError(DatabaseError):
    pass
class OperationalError(DatabaseError):
    pass
class IntegrityError(DatabaseError):
    pass
class InternalError(DatabaseError):
    pass
class ProgrammingError(DatabaseError):
    pass
class NotSupportedError(DatabaseError):
    pass
class ConnectionRouter:
    pass
class ConnectionHandler:
    pass
def load_backend(name):
    return _database(name)
`,
  ],
  [
    "django.utils.connection",
    `
class ConnectionDoesNotExist(Exception):
    pass
class ConnectionProxy:
    def __init__(self, connections=None, alias=None):
        pass
    def __getattr__(self, name):
        return _unlisted(self, name)
class BaseConnectionHandler:
    def __init__(self, settings=None):
        pass
    def __getitem__(self, alias):
        return _database("a connection")
    def __getattr__(self, name):
        return _unlisted(self, name)
`,
  ],
  [
    "django.core.exceptions",
    `
class FieldDoesNotExist(Exception):
    pass
class AppRegistryNotReady(Exception):
    pass
class ObjectDoesNotExist(Exception):
    silent_variable_failure = True
class ObjectNotUpdated(Exception):
    pass
class MultipleObjectsReturned(Exception):
    pass
class SuspiciousOperation(Exception):
    pass
class DisallowedHost(SuspiciousOperation):
    pass
class PermissionDenied(Exception):
    pass
class ViewDoesNotExist(Exception):
    pass
class MiddlewareNotUsed(Exception):
    pass
class ImproperlyConfigured(Exception):
    pass
class FieldError(Exception):
    pass
class ValidationError(Exception):
    pass
class EmptyResultSet(Exception):
    pass
class FullResultSet(Exception):
    pass
class SynchronousOnlyOperation(Exception):
    pass
NON_FIELD_ERRORS = "__all__"
`,
  ],
  [
    "django.apps",
    `
from django.apps.config import AppConfig
apps = _apps
`,
  ],
  [
    "django.apps.config",
    `
class AppConfig:
    def __init__(self, app_name=None, app_module=None):
        self.name = app_name
        self.module = app_module
    def ready(self):
        pass
`,
  ],
  ["django.apps.registry", "apps = _apps\nclass Apps:\n    pass\n"],
  [
    "django.utils.module_loading",
    "import_string = _import_string\ndef autodiscover_modules(*args, **kwargs):\n    pass\ndef module_has_submodule(package, module_name):\n    return _database('module')\n",
  ],
  [
    "django.core.management",
    "def execute_from_command_line(argv=None):\n    pass\ndef call_command(*args, **kwargs):\n    pass\ndef __getattr__(name):\n    return _database(name)\n",
  ],
  [
    "django.utils.translation",
    `
def _same(message, *args, **kwargs):
    return message
gettext = gettext_lazy = gettext_noop = ugettext = ugettext_lazy = _same
def pgettext(context, message):
    return message
pgettext_lazy = pgettext
def ngettext(singular, plural, number=None):
    return singular
ngettext_lazy = ngettext
def npgettext(context, singular, plural, number=None):
    return singular
npgettext_lazy = npgettext
def __getattr__(name):
    return _database(name)
`,
  ],
  [
    "django.utils.functional",
    `
from functools import cached_property
class Promise:
    pass
def lazy(function, *classes):
    return function
def lazystr(text):
    return text
class LazyObject:
    pass
class SimpleLazyObject(LazyObject):
    def __new__(cls, function):
        return function()
class classproperty:
    def __init__(self, method=None):
        self.fget = method
    def __get__(self, instance, cls=None):
        return self.fget(cls)
    def getter(self, method):
        self.fget = method
        return self
empty = object()
def __getattr__(name):
    return _database(name)
`,
  ],
  [
    "django.utils.deconstruct",
    "def deconstructible(*args, path=None):\n    def decorate(cls):\n        return cls\n    return decorate(args[0]) if args else decorate\n",
  ],
  [
    "django.dispatch",
    "def receiver(signal, **kwargs):\n    def decorate(function):\n        return function\n    return decorate\nclass Signal:\n    def connect(self, *args, **kwargs):\n        pass\n    def disconnect(self, *args, **kwargs):\n        pass\n    def send(self, *args, **kwargs):\n        return []\n",
  ],
  [
    "django.db.models.signals",
    "from django.dispatch import Signal\nclass_prepared = Signal()\npre_init = Signal()\npost_init = Signal()\npre_save = Signal()\npost_save = Signal()\npre_delete = Signal()\npost_delete = Signal()\nm2m_changed = Signal()\npre_migrate = Signal()\npost_migrate = Signal()\n",
  ],
  [
    "django.contrib.contenttypes.fields",
    `
from django.db.models import Field, ForeignObject
class GenericForeignKey(Field):
    pass
class GenericRelation(ForeignObject):
    def __init__(self, to=None, *args, **kwargs):
        super().__init__(to)
class GenericRel:
    pass
class GenericPrefetch:
    pass
`,
  ],
  [
    "django.contrib.auth",
    "get_user_model = _get_user_model\nREDIRECT_FIELD_NAME = 'next'\nBACKEND_SESSION_KEY = '_auth_user_backend'\nSESSION_KEY = '_auth_user_id'\nHASH_SESSION_KEY = '_auth_user_hash'\ndef __getattr__(name):\n    return _database(name)\n",
  ],
  [
    "django.contrib.admin",
    "def register(*args, **kwargs):\n    def decorate(cls):\n        return cls\n    return decorate\nclass ModelAdmin:\n    pass\nclass TabularInline:\n    pass\nclass StackedInline:\n    pass\nsite = _database('site')\ndef __getattr__(name):\n    return _database(name)\n",
  ],
]);
