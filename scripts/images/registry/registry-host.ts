/** Docker Hub's names are of docker.io; its API is at another host. */
const API_HOSTS: Readonly<Record<string, string>> = {
  'docker.io': 'registry-1.docker.io',
  'index.docker.io': 'registry-1.docker.io',
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;

/** Whether a host is this machine. Registries here speak HTTP, as Docker has it; all others must speak HTTPS. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Where the API of a registry is. */
export const apiOf = (registry: string): URL =>
  new URL(`${isLoopback(registry) ? 'http' : 'https'}://${API_HOSTS[registry] ?? registry}`);
