"""Tells the options of management commands, as Django's own parsers have them.

usage: options.py PROJECT SETTINGS COMMAND...
"""
import json
import os
import sys

project, settings_module, *names = sys.argv[1:]
sys.path.insert(0, project)
os.chdir(project)
os.environ["DJANGO_SETTINGS_MODULE"] = settings_module

import django

django.setup()
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

common = {action.dest for action in BaseCommand().create_parser("manage.py", "x")._actions}
commands = {}
for name in names:
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    commands[name] = [
        {"dest": action.dest, "flags": list(action.option_strings), "takes": action.nargs != 0}
        for action in parser._actions
        if action.dest not in common | {"skip_checks"}
    ]
print(json.dumps(commands))
