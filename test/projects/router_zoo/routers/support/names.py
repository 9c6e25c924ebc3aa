"""Names that several routers share."""

PEOPLE = "people"
ARCHIVE = "archive"
REPORTS = "re" + "ports"
OLD_APPS = ("legacy", "trade")

__all__ = ["ARCHIVE", "OLD_APPS", "PEOPLE"]


class Aliases:
    people = PEOPLE
    archive = ARCHIVE
