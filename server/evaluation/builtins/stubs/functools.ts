/** `functools` in Python. Caches call through: what they would keep is what a call gives. */

export const functools = String.raw`
WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, None)
        if value is not None:
            setattr(wrapper, name, value)
    for name, value in dict(getattr(wrapped, "__dict__", {})).items():
        setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped)

    return decorate


def _through(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    update_wrapper(wrapper, function)
    wrapper.cache_clear = lambda: None
    wrapper.cache_info = lambda: _unknown("what a cache holds is not known")
    wrapper.cache_parameters = lambda: {"maxsize": None, "typed": False}
    return wrapper


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _through(maxsize)
    return _through


def cache(user_function, /):
    return _through(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        if self.attrname is not None:
            instance.__dict__[self.attrname] = value
        return value


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        return partial(_bind(self.func, instance, owner), *self.args, **self.keywords)


_nothing = object()


def reduce(function, iterable, initial=_nothing, /):
    result = initial
    for item in iterable:
        result = item if result is _nothing else function(result, item)
    if result is _nothing:
        raise TypeError("reduce() of empty iterable with no initial value")
    return result


def cmp_to_key(compare):
    class Key:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

    return Key


def total_ordering(cls):
    if "__lt__" in cls.__dict__:
        less = lambda self, other: self < other
    elif "__gt__" in cls.__dict__:
        less = lambda self, other: not (self > other) and self != other
    elif "__le__" in cls.__dict__:
        less = lambda self, other: self <= other and self != other
    elif "__ge__" in cls.__dict__:
        less = lambda self, other: not (self >= other)
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    own = dict(cls.__dict__)
    if "__lt__" not in own:
        cls.__lt__ = lambda self, other: less(self, other)
    if "__gt__" not in own:
        cls.__gt__ = lambda self, other: not less(self, other) and self != other
    if "__le__" not in own:
        cls.__le__ = lambda self, other: less(self, other) or self == other
    if "__ge__" not in own:
        cls.__ge__ = lambda self, other: not less(self, other)
    return cls


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        if None in registry:
            return _unknown("the annotation of a function chooses its class")
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for base in registry:
            if issubclass(cls, base):
                return registry[base]
        return func

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            function = cls
            cls = _annotated_class(function)
            # Where the annotation is not read, nothing is sure from here on: None stands for it.
        registry[cls] = function
        return function

    def wrapper(*args, **kwargs):
        return dispatch(args[0].__class__)(*args, **kwargs)

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return _bind(chosen, instance, owner)(*args, **kwargs)

        return method
`;
