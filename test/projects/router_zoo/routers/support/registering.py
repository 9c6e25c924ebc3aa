registry = {}


def register(*labels):
    def decorate(function):
        for label in labels:
            registry[label] = function
        return function

    return decorate
