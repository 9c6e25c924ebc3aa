/** `decimal`, `fractions`, `bisect`, `heapq` and `fnmatch` in Python. */

export const decimal = String.raw`
class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_DOWN = "ROUND_DOWN"
ROUND_UP = "ROUND_UP"


class Decimal:
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, value="0", context=None):
        if isinstance(value, Decimal):
            self._int, self._exp = value._int, value._exp
        elif isinstance(value, int):
            self._int, self._exp = value, 0
        elif isinstance(value, str):
            self._int, self._exp = _read(value)
        else:
            self._int = self._exp = _unknown("such a decimal is not computed")

    def _aligned(self, other):
        exp = min(self._exp, other._exp)
        return self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp), exp

    def __add__(self, other):
        other = _decimal(other)
        if other is NotImplemented:
            return other
        a, b, exp = self._aligned(other)
        return _made(a + b, exp)

    __radd__ = __add__

    def __sub__(self, other):
        other = _decimal(other)
        return other if other is NotImplemented else self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = _decimal(other)
        if other is NotImplemented:
            return other
        return _made(self._int * other._int, self._exp + other._exp)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return _unknown("decimals are not divided")

    __rtruediv__ = __floordiv__ = __mod__ = __pow__ = __truediv__

    def __neg__(self):
        return _made(-self._int, self._exp)

    def __abs__(self):
        return _made(abs(self._int), self._exp)

    def _compared(self, other):
        if isinstance(other, float):
            return _unknown("decimals and floats are not compared")
        other = _decimal(other)
        if other is NotImplemented:
            return None
        a, b, _ = self._aligned(other)
        return (a > b) - (a < b)

    def __eq__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order == 0

    def __lt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        number, exp = self._int, self._exp
        while exp < 0 and number % 10 == 0:
            number, exp = number // 10, exp + 1
        return hash((number, exp)) if exp < 0 else hash(number * 10 ** exp)

    def __bool__(self):
        return self._int != 0

    def __int__(self):
        if self._exp >= 0:
            return self._int * 10 ** self._exp
        whole = abs(self._int) // 10 ** -self._exp
        return -whole if self._int < 0 else whole

    def __float__(self):
        return float("%de%d" % (self._int, self._exp))

    def __str__(self):
        if self._exp > 0 or self._exp < -20:
            return _unknown("such a decimal is not written")
        sign = "-" if self._int < 0 else ""
        digits = str(abs(self._int)).zfill(1 - self._exp)
        return sign + (digits if self._exp == 0 else digits[:self._exp] + "." + digits[self._exp:])

    def __repr__(self):
        return "Decimal('%s')" % self

    def quantize(self, exp, rounding=None):
        return _unknown("decimals are not rounded")


def _made(number, exp):
    if abs(number) >= 10 ** 28:
        return _unknown("the decimal is too long")
    result = Decimal()
    result._int, result._exp = number, exp
    return result


def _decimal(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else NotImplemented


def _read(text):
    body = text.strip().replace("_", "").lower()
    number, _, power = body.partition("e")
    whole, _, part = number.partition(".")
    digits = whole + part
    if not digits.lstrip("+-").isdigit() or (power and not power.lstrip("+-").isdigit()):
        if body.lstrip("+-") in ("inf", "infinity", "nan"):
            return _unknown("such a decimal is not computed"), 0
        raise InvalidOperation("invalid decimal")
    return int(digits), int(power or "0") - len(part)


def getcontext():
    return _unknown("the context of decimals is not known")
`;

export const fractions = String.raw`
from math import gcd


class Fraction:
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, numerator=0, denominator=None):
        if isinstance(numerator, str):
            top, _, bottom = numerator.partition("/")
            if "." in top:
                whole, _, part = top.partition(".")
                top, bottom = whole + part, 10 ** len(part)
            numerator, denominator = int(top), int(bottom or 1)
        elif isinstance(numerator, float):
            numerator, denominator = numerator.as_integer_ratio()
        elif isinstance(numerator, Fraction):
            numerator, denominator = numerator.numerator, numerator.denominator * (denominator or 1)
        if denominator is None:
            denominator = 1
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        common = gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self.numerator = numerator // common
        self.denominator = denominator // common

    def __add__(self, other):
        other = _fraction(other)
        return Fraction(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __sub__(self, other):
        return self + -_fraction(other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = _fraction(other)
        return Fraction(self.numerator * other.numerator, self.denominator * other.denominator)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _fraction(other)
        return Fraction(self.numerator * other.denominator, self.denominator * other.numerator)

    def __eq__(self, other):
        if not isinstance(other, (int, float, Fraction)):
            return NotImplemented
        other = _fraction(other)
        return self.numerator == other.numerator and self.denominator == other.denominator

    def __hash__(self):
        return hash(self.numerator) if self.denominator == 1 else hash((self.numerator, self.denominator))

    def __lt__(self, other):
        other = _fraction(other)
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __le__(self, other):
        return self < other or self == other

    def __gt__(self, other):
        return not self <= other

    def __ge__(self, other):
        return not self < other

    def __bool__(self):
        return self.numerator != 0

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        whole = abs(self.numerator) // self.denominator
        return -whole if self.numerator < 0 else whole

    def __str__(self):
        if self.denominator == 1:
            return str(self.numerator)
        return "%d/%d" % (self.numerator, self.denominator)

    def __repr__(self):
        return "Fraction(%d, %d)" % (self.numerator, self.denominator)


def _fraction(value):
    return value if isinstance(value, Fraction) else Fraction(value)
`;

export const bisect = String.raw`
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
`;

export const heapq = String.raw`
def heappush(heap, item):
    heap.append(item)
    heap.sort()


def heappop(heap):
    return heap.pop(0)


def heapify(heap):
    heap.sort()


def heappushpop(heap, item):
    heappush(heap, item)
    return heappop(heap)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]


def merge(*iterables, key=None, reverse=False):
    return iter(sorted((item for each in iterables for item in each), key=key, reverse=reverse))
`;

export const fnmatch = String.raw`
import re


def translate(pat):
    result = ""
    at = 0
    while at < len(pat):
        mark = pat[at]
        at += 1
        if mark == "*":
            result += ".*"
        elif mark == "?":
            result += "."
        elif mark == "[":
            end = at
            if end < len(pat) and pat[end] == "!":
                end += 1
            if end < len(pat) and pat[end] == "]":
                end += 1
            while end < len(pat) and pat[end] != "]":
                end += 1
            if end >= len(pat):
                result += "\\["
            else:
                inner = pat[at:end].replace("\\", "\\\\")
                at = end + 1
                if inner[0] == "!":
                    inner = "^" + inner[1:]
                elif inner[0] in "^[":
                    inner = "\\" + inner
                result += "[" + inner + "]"
        else:
            result += re.escape(mark)
    return "(?s:" + result + r")\Z"


def _matches(name, pat):
    return re.fullmatch(translate(pat)[4:-3], name, re.DOTALL) is not None


def fnmatchcase(name, pat):
    return _matches(name, pat)


def fnmatch(name, pat):
    return _matches(name, pat)


def filter(names, pat):
    return [name for name in names if _matches(name, pat)]
`;
