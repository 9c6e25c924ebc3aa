from . import deep as deep
