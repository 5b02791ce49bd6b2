/** How often this process looks whether npm still runs, milliseconds. */
const INTERVAL_MS = 500;

/**
 * Ends this process as SIGTERM does once the npm that started it has ended. A supervisor sends its signal to npm,
 * npm's shell does not pass it on, and the server would keep its port and its folder.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, INTERVAL_MS).unref();
}
