"""Functions in methods, nonlocal, default arguments that hold a value, recursion."""


class Router:
    tree = {"people": {"accounts": None, "more": {"auth": None}}, "shard0": {"geo": None}}

    def db_for_read(self, model, **hints):
        found = None

        def visit(label):
            nonlocal found
            for alias, branch in self.tree.items():
                if contains(branch, label):
                    found = alias

        def contains(branch, label):
            if branch is None:
                return False
            return label in branch or any(contains(each, label) for each in branch.values())

        visit(model._meta.app_label)
        return found

    def db_for_write(self, model, **hints):
        tests = []
        for label, alias in [("geo", "shard1"), ("lab", "reports")]:
            tests.append(lambda name, label=label, alias=alias: alias if name == label else None)
        answers = [test(model._meta.app_label) for test in tests]
        late = [lambda: word for word in ("archive", "people")]
        return answers[0] or answers[1] or (late[0]() if model._meta.app_label == "legacy" else None)

    def allow_migrate(self, db, app_label, model_name=None, **hints):
        def depth(number):
            return 0 if number <= 0 else 1 + depth(number - 1)

        return depth(3) == 3 and (db == "shard0") == (app_label == "geo")
