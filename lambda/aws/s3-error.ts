/** AWS's name for an error, such as `AccessDenied`. S3 names its errors in XML. */
export function s3ErrorCode(body: Buffer | undefined): string {
  return /<Code>([\w.]+)<\/Code>/.exec(body?.toString() ?? '')?.[1] ?? 'UnknownError';
}
