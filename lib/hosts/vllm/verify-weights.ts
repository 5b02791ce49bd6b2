/**
 * Compares staged weights with their pinned manifest, and then becomes what follows. The arguments: the hash of the
 * manifest, and the command that serves the address of the weights after its word `serve`.
 *
 * No file is downloaded: S3 keeps the checksum that the upload of each file was verified with, and HeadObject returns it
 * (S3 API reference, "HeadObject": x-amz-checksum-sha256; of a multipart upload one of the checksums of its parts). Whether
 * it says how many parts those are is not documented, so the number is not compared: another number gives another checksum
 * of checksums. One version of each file means that it was never replaced. Each difference is a line of the log, and the
 * container ends with code 1.
 *
 * The image has boto3: vLLM's Dockerfile installs runai-model-streamer[s3,gcs,azure] (docker/Dockerfile at 01e4fce, with
 * RUNAI_MODEL_STREAMER_VERSION >=0.15.7; that of 0.32 was not at hand), whose part for S3 requires boto3
 * (run-ai/runai-model-streamer, py/runai_model_streamer_s3/setup.py at f73a19a of 2026-04-29). boto3 takes the credentials of
 * the task from AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, and the region from AWS_DEFAULT_REGION (botocore 1.43, credentials.py
 * and configprovider.py).
 */
export const VERIFY_WEIGHTS = `
import hashlib, json, os, sys
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
os.execvp(then[0], then)
`.trim();
