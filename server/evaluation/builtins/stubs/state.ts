/** `threading`, `asgiref.local` and `logging` in Python: state of threads is unknown, logs go nowhere. */

export const threading = String.raw`
class local:
    def __getattribute__(self, name):
        return _local_get(self, name)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        _local_set(self, name)

    def __delattr__(self, name):
        if name in object.__getattribute__(self, "__dict__"):
            object.__delattr__(self, name)


class _Lock:
    def acquire(self, blocking=True, timeout=-1):
        return True

    def release(self):
        pass

    def locked(self):
        return _unknown("whether a lock is held is not known")

    def __enter__(self):
        return True

    def __exit__(self, *args):
        return None


def Lock():
    return _Lock()


def RLock():
    return _Lock()


class Semaphore(_Lock):
    def __init__(self, value=1):
        pass


BoundedSemaphore = Semaphore


class Condition(_Lock):
    def __init__(self, lock=None):
        pass

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass

    def wait(self, timeout=None):
        return True


class Event:
    def set(self):
        pass

    def clear(self):
        pass

    def is_set(self):
        return _unknown("whether an event is set is not known")

    def wait(self, timeout=None):
        return _unknown("whether an event is set is not known")


class Thread:
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = name
        self.daemon = daemon

    def start(self):
        pass

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return _unknown("whether a thread runs is not known")


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()

    def cancel(self):
        pass
`;

export const asgirefLocal = String.raw`
from threading import local as _local


class Local(_local):
    def __init__(self, thread_critical=False):
        pass
`;

export const logging = String.raw`
CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0


class Filterer:
    def addFilter(self, filter):
        pass

    def removeFilter(self, filter):
        pass


class Logger(Filterer):
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, name, level=0):
        self.name = name
        self.level = level
        self.handlers = []
        self.propagate = True
        self.disabled = False

    def _nothing(self, *args, **kwargs):
        return None

    debug = info = warning = warn = error = exception = critical = fatal = log = _nothing
    addHandler = removeHandler = setLevel = _nothing

    def isEnabledFor(self, level):
        return _unknown("the configuration of logging is not known")

    def getEffectiveLevel(self):
        return _unknown("the configuration of logging is not known")

    def hasHandlers(self):
        return _unknown("the configuration of logging is not known")

    def getChild(self, suffix):
        return Logger(self.name + "." + suffix)


class LoggerAdapter(Logger):
    def __init__(self, logger, extra=None):
        super().__init__("adapter")
        self.logger = logger
        self.extra = extra


root = Logger("root")


def getLogger(name=None):
    return Logger(name or "root")


def _nothing(*args, **kwargs):
    return None


debug = info = warning = warn = error = exception = critical = fatal = log = _nothing
basicConfig = disable = captureWarnings = addLevelName = shutdown = _nothing


def getLevelName(level):
    names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
    if level in names:
        return names[level]
    for number, name in names.items():
        if name == level:
            return number
    return "Level %s" % level


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return True


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._fmt = fmt
        self.datefmt = datefmt


class Handler(Filterer):
    def __init__(self, level=0):
        self.level = level
        self.formatter = None

    def setFormatter(self, formatter):
        self.formatter = formatter

    def setLevel(self, level):
        self.level = level

    def emit(self, record):
        pass

    def handle(self, record):
        pass

    def flush(self):
        pass

    def close(self):
        pass


class NullHandler(Handler):
    pass


class StreamHandler(Handler):
    def __init__(self, stream=None):
        super().__init__()


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__()
`;

export const warnings = String.raw`
def _nothing(*args, **kwargs):
    return None


warn = warn_explicit = filterwarnings = simplefilter = resetwarnings = showwarning = _nothing


class catch_warnings:
    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        return []

    def __exit__(self, *args):
        return None


def deprecated(msg, /, **kwargs):
    return lambda wrapped: wrapped
`;
