"""Shards by a digest of the model's name, which is the same in every process."""

import binascii
import hashlib
import zlib

SHARDS = ("shard0", "shard1")


class Router:
    def db_for_read(self, model, **hints):
        return SHARDS[zlib.crc32(model._meta.label_lower.encode()) % len(SHARDS)]

    def db_for_write(self, model, **hints):
        if model._meta.app_label == "geo":
            return SHARDS[binascii.crc32(b"geo" + model.__name__.encode("utf-8")) & 1]
        digest = hashlib.md5(model._meta.db_table.encode()).hexdigest()
        return SHARDS[int(digest, 16) % 2]

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        number = sum(ord(letter) for letter in app_label)
        return db == f"shard{number % 2}" or int.from_bytes(app_label[:2].encode(), "big") % 3 == 0
