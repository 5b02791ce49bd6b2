import { INDEXES, MANIFESTS } from '../../../../scripts/images/media-types';
import type { BuiltImage, Stored } from './built-image';

// How a test puts an image into a registry: by requests of its own, not by the code that it tests.

/** A login, as a header of HTTP. */
type LoginHeader = { readonly authorization?: string };

/** Pushes an image under a tag. @param registry its host and port @param login @default the registry asks for none */
export async function push(
  registry: string,
  repository: string,
  { manifest, blobs }: BuiltImage,
  tag: string,
  login: LoginHeader = {},
): Promise<void> {
  for (const blob of blobs) await pushBlob(registry, repository, blob, login);
  await pushManifest(registry, repository, manifest, tag, login);
}

export async function pushManifest(
  registry: string,
  repository: string,
  { bytes, mediaType }: Stored,
  reference: string,
  login: LoginHeader = {},
): Promise<void> {
  const headers = { 'content-type': mediaType, ...login };
  const url = `http://${registry}/v2/${repository}/manifests/${reference}`;
  await expecting(201, fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) }));
}

async function pushBlob(
  registry: string,
  repository: string,
  { bytes, digest }: Stored,
  login: LoginHeader,
): Promise<void> {
  const uploads = `http://${registry}/v2/${repository}/blobs/uploads/`;
  const begin = fetch(uploads, { method: 'POST', headers: login });
  const { headers } = await expecting(202, begin);
  const url = new URL(headers.get('location') ?? '', `http://${registry}`);
  url.searchParams.set('digest', digest);
  const type = { 'content-type': 'application/octet-stream', ...login };
  await expecting(201, fetch(url, { method: 'PUT', headers: type, body: new Uint8Array(bytes) }));
}

async function expecting(status: number, answer: Promise<Response>): Promise<Response> {
  const got = await answer;
  if (got.status !== status) throw new Error(`${got.url}: ${got.status} ${await got.text()}`);
  await got.arrayBuffer();
  return got;
}

/** What the registry answers for a reference, byte for byte; its status where it has none. */
export async function pulled(
  registry: string,
  repository: string,
  reference: string,
): Promise<Buffer | number> {
  const accept = [...MANIFESTS, ...INDEXES].join(', ');
  const url = `http://${registry}/v2/${repository}/manifests/${reference}`;
  const answer = await fetch(url, { headers: { accept } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return answer.status === 200 ? bytes : answer.status;
}
