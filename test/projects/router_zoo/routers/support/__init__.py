from .choice import choose as pick
