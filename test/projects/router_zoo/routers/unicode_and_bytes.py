"""Letters of other scripts in names and values, bytes, escapes, raw texts, joined literals."""


class Router:
    länder = {"geo": "\x73hard0", "l\N{LATIN SMALL LETTER A}b": "re" r"ports"}
    données = b"people"

    def db_for_read(self, model, **hints):
        return self.länder.get(model._meta.app_label)

    def db_for_write(self, model, **hints):
        if model._meta.app_label.encode() == b"\x61ccounts":
            return self.données.decode("ascii")
        if "straße".upper() == "STRASSE" and len("né") == 2 and "\u0130".lower() != "i":
            return """archive""" if model._meta.app_label == '''legacy''' else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return b"-".join([b"a", b"b"]) == b"a-b" and "ａ" != "a" and db.isascii() or app_label[0] > "z"
