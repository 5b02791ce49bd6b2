import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';
import { ANSWERED_ENDPOINTS } from './readers';

/** Which request to explain. Names are as typed; whether they exist is checked later. */
export interface ExplainCommand {
  readonly deployment: string;
  /** The path of the file with the body of the request. */
  readonly request: string;
  /** The endpoint to which it is sent, by its name or its path. @default the one whose fields the body has */
  readonly endpoint?: string;
  /** @default the first caller of the file that the lane takes */
  readonly caller?: string;
  /** @default the first lane that takes the caller */
  readonly lane?: string;
  /** What the header x-data-class declares. @default nothing */
  readonly dataClass?: string;
  readonly json: boolean;
}

export const USAGE = `npm run explain -- <deployment> --request <file> [options]

What the router of a deployment (a name, or the path of a file) would decide about one request, and why: its class,
what the detector finds, what the request needs of a model, every model considered, tokens and cost, and the choice.
It reads and decides as the router does, and calls nothing: no model, no AWS account. It prints no text of the request.

  --request <file>    the body of a request to an endpoint that models answer, as JSON
  --endpoint <name>   where it is sent: ${ANSWERED_ENDPOINTS.join(', ')}, or the path of one;
                      without it, the endpoint whose fields the body has, and chat where it has those of none
  --caller <name>     who sends it; without it, the first caller of the file that the lane takes
  --lane open|sealed  where it is sent; without it, the first lane that takes the caller
  --class <class>     what the header x-data-class declares; without it, nothing
  --json              print JSON
  --help              this text`;

const string = { type: 'string' } as const;
const OPTIONS = {
  request: string,
  endpoint: string,
  caller: string,
  lane: string,
  class: string,
  json: { type: 'boolean' },
} as const;

/** Reads the arguments after `npm run explain --`. @throws UsageError */
export function readExplainCommand(args: readonly string[]): ExplainCommand {
  const { positionals, values } = readArguments(args, OPTIONS);
  const [deployment, ...rest] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment first, such as sandbox.');
  nothingAfter(deployment, rest);
  for (const name of ['request', 'endpoint', 'caller', 'lane', 'class'] as const) {
    if (values[name] === '') throw new UsageError(`--${name} needs a value.`);
  }
  const { request, endpoint, caller, lane, class: dataClass, json = false } = values;
  if (request === undefined) {
    throw new UsageError('--request is missing: give the file with the body of the request.');
  }
  return { deployment, request, endpoint, caller, lane, dataClass, json };
}
