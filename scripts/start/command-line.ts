import { HOSTS, type Host } from '../../policy/boundary';
import { UsageError } from '../command-line/command-error';
import { readArguments } from '../command-line/read-arguments';

/** The options of the command. */
export interface StartCommand {
  readonly port: number;
  /** Name of a file under `deployments/`, or the path of a file. @default `sandbox`, or the only one there is */
  readonly deployment?: string;
  /** Base URL of a real OpenAI-compatible server behind the `vllm` host. */
  readonly vllm?: string;
  /** The name of the model on that server. */
  readonly vllmModel?: string;
  /** Hosts whose simulator refuses connections. */
  readonly down: readonly Host[];
}

export const USAGE = `npm start -- [options]

Synthesizes a deployment, then serves the router it would deploy on this machine.

  --deployment <name>   a file under deployments/, or the path of a file
                        (default: sandbox, or the only one there is)
  --port <number>       where to listen on 127.0.0.1 (default: 8080)
  --vllm <url>          a real OpenAI-compatible server (vLLM, Ollama, llama.cpp) behind the vllm host,
                        such as http://127.0.0.1:8000
  --vllm-model <name>   the model of that server to call (default: the only one it has)
  --down <hosts>        hosts that refuse connections, to watch failover: --down vllm,sagemaker
  --help                this text`;

/** Reads the arguments after `npm start --`. @throws UsageError */
export function readStartCommand(args: readonly string[]): StartCommand {
  const { positionals, values } = readArguments(args, {
    port: string,
    deployment: string,
    vllm: string,
    'vllm-model': string,
    down: string,
  });
  if (positionals.length > 0)
    throw new UsageError(`A deployment is named with --deployment; got ${positionals.join(' ')}.`);
  const { port = '8080', deployment, vllm, 'vllm-model': vllmModel, down } = values;
  if (vllmModel !== undefined && vllm === undefined) {
    throw new UsageError(`--vllm-model ${vllmModel} is a model of the server --vllm names; give both.`);
  }
  return {
    port: portFrom(port),
    deployment,
    vllm: vllm === undefined ? undefined : urlFrom(vllm),
    vllmModel,
    down: down === undefined ? [] : down.split(',').map(hostFrom),
  };
}

const string = { type: 'string' } as const;

function urlFrom(text: string): string {
  const { protocol } = URL.canParse(text) ? new URL(text) : {};
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new UsageError(`--vllm is ${text}; expected a URL such as http://127.0.0.1:8000.`);
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port is ${text}; expected a number from 0 to 65535 (0 takes any free port).`);
}

function hostFrom(text: string): Host {
  const host = HOSTS.find((one) => one === text);
  if (host) return host;
  throw new UsageError(`--down names ${text || 'nothing'}; the hosts are ${HOSTS.join(', ')}.`);
}
