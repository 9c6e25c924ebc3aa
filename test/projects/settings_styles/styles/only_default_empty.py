"""An empty default, for a project in which a router names a home for everything."""

from conf.common import *

DATABASES = {"default": {}, "people": {"NAME": "no engine"}, "logs": {"ENGINE": "conf.engine", "NAME": "l"}}
