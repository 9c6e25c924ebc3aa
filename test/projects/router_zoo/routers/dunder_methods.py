"""Classes with __getattr__, __call__, __contains__, __getitem__, __eq__, __bool__, __iter__, __len__."""


class Labels:
    def __init__(self, *labels):
        self.labels = labels

    def __contains__(self, label):
        return label in self.labels

    def __iter__(self):
        return iter(self.labels)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.labels[index]

    def __bool__(self):
        return self.labels != ()

    def __eq__(self, other):
        return isinstance(other, str) and other in self.labels

    def __add__(self, other):
        return Labels(*self.labels, *other)


class Home:
    def __call__(self, label):
        return getattr(self, label)

    def __getattr__(self, name):
        if name == "geo":
            return "shard0"
        if name.startswith("__"):
            raise AttributeError(name)
        return "people" if name in Labels("accounts") + ("auth",) else None


class Router:
    people = Labels("accounts") + Labels("auth", "admin")
    home = Home()

    def db_for_read(self, model, **hints):
        return self.home(model._meta.app_label)

    def db_for_write(self, model, **hints):
        if model._meta.app_label in self.people and len(self.people) == 3:
            return "people"
        if self.people[-1] == "admin" and Labels("geo", "lab") == model._meta.app_label:
            return "reports"
        return "archive" if Labels() else None

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return app_label in list(self.people) if db == "people" else None
