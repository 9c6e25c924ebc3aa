"""No router at all: everything is on default."""

from .base import *
