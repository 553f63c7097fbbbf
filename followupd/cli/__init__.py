"""The command line: a click group whose commands are imported one at a time.

1. Data on stdout, everything else on stderr.
2. Every way out has its code (SPEC section 10), and none of them shows a traceback, except under FOLLOWUPD_DEBUG=1.
3. A closed pipe (`followupd log | head`) is no error; Ctrl-C leaves with 130.
"""

from followupd.cli.main import run_command_line

__all__ = ["run_command_line"]
