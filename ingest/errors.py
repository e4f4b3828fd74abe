"""What can go wrong for the user: a file that cannot be read, a command that cannot be carried out."""


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that cannot be read; `str(error)` is one line: what is wrong and what to do."""


class Refused(Exception):  # noqa: N818 - it says what happened to the command
    """A command that cannot be carried out; `str(error)` is one line, naming the database or plan."""
