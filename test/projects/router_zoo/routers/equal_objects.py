"""Equality and identity of odd things: labels and classes, numbers and booleans, classes and texts."""

from accounts.models import Member, Staff


class Router:
    def db_for_read(self, model, **hints):
        if model == "accounts.Member" or model is Member.__name__:
            return "never"
        if model == Staff and Staff != Member:
            return "people"
        if (1 == True) and (0.0 == False) and not (len("x") is True) and "1" != 1:
            return "replica" if model in {Member: 1} else None

    def db_for_write(self, model, **hints):
        if (model._meta.app_label, model.__name__) == ("geo", "City"):
            return "shard0"
        if [*model._meta.app_label] == list("lab"):
            return "reports"
        if {"a": 1, "b": 2} == {"b": 2, "a": 1} and (1, 2) < (1, 3) < (2,):
            return "people" if model._meta == Member._meta else None
