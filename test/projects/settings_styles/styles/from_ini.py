"""An INI file, by configparser."""

import configparser

from conf.common import *

parser = configparser.ConfigParser()
parser.read(BASE_DIR / "data" / "databases.ini")
DATABASES = {
    section: {"ENGINE": parser.get(section, "engine"), "NAME": parser[section]["name"]}
    for section in parser.sections()
}
