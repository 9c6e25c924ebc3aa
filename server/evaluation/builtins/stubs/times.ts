/** `datetime` in Python: durations are computed, days are compared, the present is unknown. */

export const datetime = String.raw`
MINYEAR = 1
MAXYEAR = 9999


class timedelta:
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = (
            (days + weeks * 7) * 86400000000
            + (seconds + minutes * 60 + hours * 3600) * 1000000
            + milliseconds * 1000
            + microseconds
        )
        self._total = round(total)
        self.days = self._total // 86400000000
        self.seconds = self._total % 86400000000 // 1000000
        self.microseconds = self._total % 1000000

    def total_seconds(self):
        return self._total / 1000000

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta(microseconds=self._total + other._total)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta(microseconds=self._total - other._total)
        return NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._total)

    def __abs__(self):
        return timedelta(microseconds=abs(self._total))

    def __mul__(self, factor):
        return timedelta(microseconds=self._total * factor)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        return timedelta(microseconds=self._total / other)

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta(microseconds=self._total // other)

    def __mod__(self, other):
        return timedelta(microseconds=self._total % other._total)

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._total == other._total

    def __hash__(self):
        return hash(self._total)

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __bool__(self):
        return self._total != 0

    def __str__(self):
        text = "%d:%02d:%02d" % (self.seconds // 3600, self.seconds // 60 % 60, self.seconds % 60)
        if self.days:
            text = "%d day%s, %s" % (self.days, "" if abs(self.days) == 1 else "s", text)
        if self.microseconds:
            text += ".%06d" % self.microseconds
        return text

    def __repr__(self):
        parts = []
        for name in ("days", "seconds", "microseconds"):
            if getattr(self, name):
                parts.append("%s=%d" % (name, getattr(self, name)))
        return "datetime.timedelta(%s)" % (", ".join(parts) or "0")


class tzinfo:
    def __getattr__(self, name):
        return _unmodeled(name)



class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


class date:
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @classmethod
    def today(cls):
        return _now()

    @classmethod
    def fromisoformat(cls, text):
        year, month, day = text[:10].split("-")
        return cls(int(year), int(month), int(day))

    def _key(self):
        return (self.year, self.month, self.day)

    def isoformat(self):
        return "%04d-%02d-%02d" % self._key()

    @classmethod
    def fromordinal(cls, ordinal):
        year = ordinal // 366 + 1
        while date(year + 1, 1, 1).toordinal() <= ordinal:
            year += 1
        month = 1
        while month < 12 and date(year, month + 1, 1).toordinal() <= ordinal:
            month += 1
        return cls(year, month, ordinal - date(year, month, 1).toordinal() + 1)

    def toordinal(self):
        before = self.year - 1
        days = before * 365 + before // 4 - before // 100 + before // 400
        for month in range(1, self.month):
            days += _days_in_month(self.year, month)
        return days + self.day

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def replace(self, year=None, month=None, day=None):
        return self.__class__(year or self.year, month or self.month, day or self.day)

    def strftime(self, format):
        return _unknown("dates are not formatted")

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "datetime.date(%d, %d, %d)" % self._key()

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return isinstance(other, date) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, date):
            return timedelta(days=self.toordinal() - other.toordinal())
        return self.fromordinal(self.toordinal() - other.days)

    def __add__(self, other):
        return self.fromordinal(self.toordinal() + other.days)

    __radd__ = __add__


def _days_in_month(year, month):
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _check_date(year, month, day):
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


class time:
    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def __eq__(self, other):
        return isinstance(other, time) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __lt__(self, other):
        return self._key() < other._key()


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        super().__init__(year, month, day)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def now(cls, tz=None):
        return _now()

    @classmethod
    def utcnow(cls):
        return _now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return _unknown("time stamps are not read")

    @classmethod
    def strptime(cls, text, format):
        return _unknown("dates are not read")

    @classmethod
    def fromisoformat(cls, text):
        return _unknown("dates are not read")

    def _key(self):
        return (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond)

    def isoformat(self, sep="T", timespec="auto"):
        return _unknown("dates are not formatted")

    def replace(self, **changes):
        return _unknown("dates are not moved")

    def date(self):
        return date(self.year, self.month, self.day)

    def timestamp(self):
        return _unknown("the time zone is not known")

    def __sub__(self, other):
        return _unknown("dates are not moved")

    def __add__(self, other):
        return _unknown("dates are not moved")

    __radd__ = __add__

    def __repr__(self):
        return _unknown("dates are not formatted")
`;
