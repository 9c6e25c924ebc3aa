#!/usr/bin/env python
"""Runs Django's commands for the bookshop."""

import os
import sys

from config.environment import read_environment


def main():
    read_environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
