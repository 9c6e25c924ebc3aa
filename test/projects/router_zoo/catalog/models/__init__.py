from .base import *
from .media import Image, Video
from .product import *
from .tree import Category as Category
