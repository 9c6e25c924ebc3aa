"""No databases at all: Django makes a dummy one."""

from conf.common import *

DATABASES = {}
DATABASE_ROUTERS = []
