"""The part of Django Multi-DB that runs in a project's own Python: one process, asked through a private pipe."""
