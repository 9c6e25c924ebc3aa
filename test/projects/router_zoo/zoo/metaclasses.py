from conf.base import *

DATABASE_ROUTERS = [f"routers.metaclasses.{name}" for name in ("People", "Geo", "Old", "Single")]
