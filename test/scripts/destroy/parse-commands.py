"""Parses each command of standard input (one a line) as the AWS CLI does, and calls nothing."""
import contextlib
import io
import json
import shlex
import sys

from awscli.clidriver import create_clidriver


def problem(line):
    words = shlex.split(line)
    assert words[0] == "aws", line
    printed = io.StringIO()
    # A waiter has no skeleton: what it polls takes the same parameters.
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            code = create_clidriver().main([*words[1:], "--generate-cli-skeleton", "output"])
        except SystemExit as end:
            code = end.code
    return None if code == 0 else f"{line}: {printed.getvalue().strip()[-300:]}"


print(json.dumps([found for found in map(problem, sys.stdin.read().splitlines()) if found]))
