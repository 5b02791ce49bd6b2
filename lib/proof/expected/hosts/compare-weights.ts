/**
 * What must run before vLLM where a manifest is pinned, exactly: it ends the container unless the hash of the manifest is
 * the pinned one, and each file under the prefix is in it, has one version, its size and its stored checksum.
 */
export const COMPARE_WEIGHTS = `import hashlib, json, os, sys
import boto3
from botocore.exceptions import BotoCoreError, ClientError

pinned, *then = sys.argv[1:]
bucket, _, prefix = then[then.index("serve") + 1].removeprefix("s3://").partition("/")
s3 = boto3.client("s3")


def versions():
    found = {}
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
        for one in page.get("Versions", []) + page.get("DeleteMarkers", []):
            found.setdefault(one["Key"].removeprefix(prefix), []).append(one["VersionId"])
    return found


def differences(files, found):
    for path in sorted(found.keys() - files.keys() - {"manifest.json"}):
        yield f"{path}: not in the manifest"
    for path, file in sorted(files.items()):
        ids = found.get(path, [])
        if len(ids) != 1:
            yield f"{path}: {len(ids)} versions, manifest 1"
            continue
        head = s3.head_object(Bucket=bucket, Key=prefix + path, ChecksumMode="ENABLED")
        stored = head.get("ChecksumSHA256", "none")
        if head.get("VersionId", "null") != ids[0]:
            yield f"{path}: replaced during the comparison"
        if head["ContentLength"] != file["bytes"]:
            yield f"{path}: stored bytes {head['ContentLength']}, manifest {file['bytes']}"
        if stored.partition("-")[0] != file["checksum"].partition("-")[0]:
            yield f"{path}: stored checksum {stored}, manifest {file['checksum']}"


try:
    text = s3.get_object(Bucket=bucket, Key=prefix + "manifest.json")["Body"].read()
    sha256 = hashlib.sha256(text).hexdigest()
    if sha256 != pinned:
        sys.exit(f"weights: manifest.json: hash {sha256}, pinned {pinned}")
    files = {file["path"]: file for file in json.loads(text)["files"]}
    lines = [f"weights: {line}" for line in differences(files, versions())]
except (BotoCoreError, ClientError) as error:
    sys.exit(f"weights: s3://{bucket}/{prefix}: {error}")
if lines:
    sys.exit("\\n".join(lines))
print(f"weights: {len(files)} files are as in manifest {pinned}", flush=True)
os.execvp(then[0], then)`;
