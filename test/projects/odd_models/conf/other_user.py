"""The same models with another user and another owner swapped in."""

from .settings import *

AUTH_USER_MODEL = "core.Worker"
LIBRARY_OWNER_MODEL = "library.Club"
STOCK_IS_ABSTRACT = True
