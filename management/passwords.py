"""New passwords: asked for, never an argument, so that no history or process list has them."""

import getpass
import sys

from management.errors import NotDoneError

MIN_CHARACTERS = 8


def new_password() -> str:
    """Asked for twice; where nobody can be asked, the first line of the input.

    Raises NotDoneError.
    """
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass.getpass("Password: ")
        if getpass.getpass("Again: ") != password:
            raise NotDoneError("The two passwords differ; nothing was changed.")
    if len(password) < MIN_CHARACTERS:
        raise NotDoneError(f"A password has at least {MIN_CHARACTERS} characters.")
    return password
