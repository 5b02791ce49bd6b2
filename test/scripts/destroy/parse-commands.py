"""Runs each command of standard input (one a line) in the AWS CLI up to the request, and sends none."""
import contextlib
import io
import json
import os
import shlex
import sys
from types import SimpleNamespace

from awscli.clidriver import create_clidriver

os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test")


def not_sent(**_):
    return SimpleNamespace(status_code=200, headers={}, content=b""), {}


def problem(line):
    words = shlex.split(line)
    assert words[0] == "aws", line
    driver = create_clidriver()
    driver.session.register("before-call.*.*", not_sent)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            code = driver.main(words[1:])
        except SystemExit as end:
            code = end.code
    return None if code == 0 else f"{line}: {printed.getvalue().strip()[-300:]}"


print(json.dumps([found for found in map(problem, sys.stdin.read().splitlines()) if found]))
