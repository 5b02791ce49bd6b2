import { CommandError } from '../command-line/command-error';

/** The variables of a process, such as `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Through which proxy a command reaches a host. */
export interface Proxies {
  /** For `https://`. `undefined`: directly. */
  readonly https: URL | undefined;
  /** For `http://`. `undefined`: directly. */
  readonly http: URL | undefined;
  /** Whether a host is reached directly although there is a proxy. */
  readonly spares: (host: string, port: number) => boolean;
}

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, as the CDK does that deploys: the name in lower case decides before the
 * name in upper case.
 *
 * @throws CommandError with each variable that names no proxy
 */
export function proxiesOf(env: Variables): Proxies {
  const problems: string[] = [];
  const proxy = (name: string): URL | undefined => {
    const value = variable(env, name);
    if (value === undefined) return undefined;
    const read = readProxy(value);
    if (typeof read !== 'string') return read;
    problems.push(`${name} is ${withoutPassword(value)}: ${read}. ${EXPECTED}`);
    return undefined;
  };
  const proxies = { https: proxy('HTTPS_PROXY'), http: proxy('HTTP_PROXY') };
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  return { ...proxies, spares: sparedBy(variable(env, 'NO_PROXY') ?? '') };
}

/** The value of a variable whose name people write in lower or upper case; an empty one is none. */
export const variable = (env: Variables, name: string): string | undefined =>
  (env[name.toLowerCase()] || env[name])?.trim() || undefined;

/** A proxy as it may be printed. */
export const proxyInWords = ({ protocol, host }: URL): string => `${protocol}//${host}`;

const EXPECTED = 'Set it to http://<host>:<port>, or remove it.';

/** A proxy, or why a value names none. */
function readProxy(value: string): URL | string {
  if (!value.includes('://')) return 'it does not say http:// or https://';
  if (!URL.canParse(value)) return 'it is not a URL';
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `a proxy is spoken to by http:// or https://, not by ${url.protocol}//`;
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return 'a proxy has no path';
  return isEncoded(url.username) && isEncoded(url.password)
    ? url
    : 'a % in its user or password is not written as %25';
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Nothing before the last `@`, wherever a value that is no URL has its user and password. */
const withoutPassword = (value: string): string =>
  value.includes('@') ? `…${value.slice(value.lastIndexOf('@'))}` : value;

/**
 * `*` spares every host; `name` and `name:port` this one; `.name` and `*.name` every host below. As in proxy-from-env, which
 * the CDK uses: `example.com` does not spare `a.example.com`.
 */
function sparedBy(list: string): Proxies['spares'] {
  const entries = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  return (host, port) =>
    entries.some((entry) => {
      const [, name = entry, onPort] = /^(.+):(\d+)$/.exec(entry) ?? [];
      if (onPort !== undefined && Number(onPort) !== port) return false;
      if (!/^[.*]/.test(name)) return host.toLowerCase() === name;
      return host.toLowerCase().endsWith(name.replace(/^\*/, ''));
    });
}
