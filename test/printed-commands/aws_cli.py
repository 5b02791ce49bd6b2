"""Reads argument lists of the AWS CLI from standard input (a JSON list of lists), parses each with the CLI's own parser
and its service models up to the call, and writes a JSON list: null, or what the CLI says is wrong. Calls nothing."""

import contextlib
import io
import json
import os
import re
import sys
import tempfile

from awscli.clidriver import create_clidriver

# Of version 2 of the CLI, which is not a Python package.
VERSION_2 = {("sso", "login"), ("configure", "list-profiles")}
VERSION_2_OPTIONS = {"--cli-binary-format": 1}


class Reached(Exception):
    """The CLI has understood the command, and would call AWS now."""


def without_version_2(arguments):
    kept, skip = [], 0
    for argument in arguments:
        if skip:
            skip -= 1
        elif argument in VERSION_2_OPTIONS:
            skip = VERSION_2_OPTIONS[argument]
        else:
            kept.append(argument)
    return kept


def problem_of(arguments):
    if tuple(arguments[:2]) in VERSION_2:
        return None
    arguments = without_version_2(arguments)
    profiles = [value for option, value in zip(arguments, arguments[1:]) if option == "--profile"]
    with open(os.environ["AWS_CONFIG_FILE"], "w") as config:
        for profile in profiles:
            config.write(f"[profile {profile}]\nregion = us-east-1\n")
    for name in re.findall(r"^fileb?://(.+)$", "\n".join(arguments), re.M):
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "w") as file:
            file.write("{}")
    if arguments[:2] == ["s3", "sync"] and not arguments[2].startswith("s3://"):
        os.makedirs(arguments[2], exist_ok=True)
    reached = []

    def stop(**_):
        reached.append(True)
        raise Reached()

    driver = create_clidriver()
    driver.session.register("before-call", stop)
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            ended = driver.main(arguments)
        except SystemExit as error:
            ended = error.code
    if reached or ended == 0:
        return None
    lines = [line for line in said.getvalue().strip().splitlines() if line.strip()]
    errors = [line for line in lines if "rror" in line]
    return (errors or lines or [f"ended with {ended}"])[-1].strip()


def main():
    commands = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ.update(
            AWS_ACCESS_KEY_ID="test",
            AWS_SECRET_ACCESS_KEY="test",
            AWS_DEFAULT_REGION="us-east-1",
            AWS_EC2_METADATA_DISABLED="true",
            AWS_CONFIG_FILE=os.path.join(folder, "config"),
            AWS_PAGER="",
        )
        result = [problem_of(arguments) for arguments in commands]
    json.dump(result, sys.stdout)


main()
