"""What differs from one kind of server to the next, by Django's `connection.vendor`."""

from .base import Vendor
from .mysql import Mysql
from .oracle import Oracle
from .postgresql import Postgresql
from .sqlite import Sqlite

_VENDORS = {"postgresql": Postgresql, "mysql": Mysql, "sqlite": Sqlite, "oracle": Oracle}


def vendor_of(connection):
    """What fits a Django connection; what every DB-API driver can do where the vendor is not known."""
    return _VENDORS.get(connection.vendor, Vendor)(connection)
