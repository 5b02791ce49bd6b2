import type { LocalRun } from '../../local/start-local';
import { ENDPOINTS } from '../../policy/endpoints';

/** What the user needs to send a first request: keys, models, a curl line to paste. */
export function firstSteps(run: LocalRun): string {
  const { url, keys, bearers, lanes, auditFile } = run;
  const models = lanes.map(({ lane, models: offered }) => {
    const names = offered.map(({ name, host }) => {
      const real = run.realServers[host];
      const how = real ? `${real.model} on a real server` : 'simulated';
      return `${name} (${host}, ${how})`;
    });
    return `  ${lane.padEnd(7)} ${names.join(', ')}`;
  });
  const width = Math.max(...[...keys, ...(bearers?.bearers ?? [])].map(({ caller }) => caller.length));
  const callers = keys.map(
    ({ caller, accessKeyId, secretAccessKey }) =>
      `  ${caller.padEnd(width)} ${accessKeyId}:${secretAccessKey}`,
  );
  const credentials = bearers?.bearers.map(
    ({ caller, kind, value }) => `  ${caller.padEnd(width)} ${kind}: ${value}`,
  );
  return [
    `Serving ${url}  (the router that would be deployed; stop with Ctrl-C)`,
    '',
    'Models by lane',
    ...models,
    '',
    'Keys to sign with, known to this run only (access key id:secret)',
    ...callers,
    ...(credentials ? ['', 'Bearer credentials, known to this run only', ...credentials] : []),
    '',
    `Records go to ${auditFile}`,
    '',
    'Try it, in another terminal:',
    '',
    curlLine(run),
    '',
    'Requests, as they are decided:',
  ].join('\n');
}

/** A request to paste into a shell; streamed, to the first model of the open lane. */
export function curlLine(run: LocalRun): string {
  const body = JSON.stringify({
    model: 'auto',
    stream: true,
    messages: [{ role: 'user', content: 'What is a data class?' }],
  });
  return [
    `curl -N ${run.url}${ENDPOINTS.chat.path}`,
    ...proof(run),
    "-H 'content-type: application/json'",
    "-H 'x-data-class: internal'",
    `-d '${body}'`,
  ].join(' \\\n  ');
}

/** The credential that the open lane takes, as curl options. */
function proof({ lanes, bearers, region, keys: [key] }: LocalRun): readonly string[] {
  const open = lanes.find(({ lane }) => lane === 'open');
  const all = bearers?.bearers ?? [];
  const bearer = all.find(({ kind }) => kind === 'API key') ?? all[0]; // keys fit on a line, tokens do not
  if (open?.authentication === 'bearer') return [`-H 'authorization: Bearer ${bearer?.value}'`];
  return [
    `--aws-sigv4 "aws:amz:${region}:execute-api"`,
    `--user "${key?.accessKeyId}:${key?.secretAccessKey}"`,
  ];
}
