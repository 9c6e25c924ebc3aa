"""A package of settings whose stage is chosen by a variable with a default."""

import os
from importlib import import_module

from conf.common import *

stage = os.environ.get("STYLES_STAGE", "development")
if stage == "production":
    from conf.parts.production import *
elif stage == "development":
    from conf.parts.development import *
else:
    raise ValueError(stage)

matched = {"development": "first", "production": "second"}
match stage:
    case "development":
        DATABASES[matched[stage]] = import_module(".production", "conf.parts").DATABASES["archive"]
    case _:
        pass
