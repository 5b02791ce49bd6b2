import { DIGEST } from './digest';
import { ImageError } from './image-error';

/** The name of an image, with its registry written out. */
export interface ImageReference {
  /** The host, with its port if it has one: `docker.io`, `registry.example.com:5000`. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** The registry of a name without one, and the folder of a name without a slash, as Docker reads them. */
const USUAL_REGISTRY = 'docker.io';
const USUAL_FOLDER = 'library';

// The grammar of github.com/distribution/reference 0.6.
const HOST =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** Reads the name of an image: `vllm/vllm-openai:v0.32.0`, `registry.example.com:5000/vllm@sha256:…`. @throws ImageError */
export function parseReference(text: string): ImageReference {
  const [named = '', digest, ...more] = text.split('@');
  const first = named.split('/')[0] ?? '';
  const hasRegistry = named.includes('/') && /[.:]|^localhost$/.test(first);
  const registry = hasRegistry ? first : USUAL_REGISTRY;
  const rest = hasRegistry ? named.slice(first.length + 1) : named;
  const [path = '', tag, ...tags] = rest.split(':');
  const repository = registry === USUAL_REGISTRY && !path.includes('/') ? `${USUAL_FOLDER}/${path}` : path;
  const wrong = [
    ...(HOST.test(registry) ? [] : [`"${registry}" is no host name`]),
    ...(REPOSITORY.test(repository) ? [] : [repositoryProblem(path)]),
    ...((tag === undefined || TAG.test(tag)) && tags.length === 0
      ? []
      : [`"${[tag, ...tags].join(':')}" is no tag`]),
    ...((digest === undefined || DIGEST.test(digest)) && more.length === 0
      ? []
      : [`"${[digest, ...more].join('@')}" is no digest, which is sha256: and 64 hexadecimal digits`]),
  ];
  if (wrong.length > 0) {
    throw new ImageError(
      'reference',
      `"${text}" is not the name of an image: ${wrong.join('; ')}.`,
      'Write [registry[:port]/]repository[:tag][@sha256:…], such as vllm/vllm-openai:v0.32.0.',
    );
  }
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

const repositoryProblem = (path: string) =>
  path === ''
    ? 'it names no repository'
    : /[A-Z]/.test(path)
      ? `the repository "${path}" has upper-case letters`
      : `"${path}" is no repository`;

/** The name as a person writes it, with the digest where there is one. */
export function referenceInWords({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
