import { parseArgs } from 'node:util';
import { HOSTS, type Host } from '../../policy/boundary';
import { LocalRunError } from './local-run-error';

/** What the person at the terminal asked for. */
export interface StartCommand {
  readonly help: boolean;
  readonly port: number;
  /** Name of a file under `deployments/`. */
  readonly deployment: string;
  /** Base URL of a real OpenAI-compatible server behind the `vllm` host. */
  readonly vllm?: string;
  /** The name that server knows its model by. */
  readonly vllmModel?: string;
  /** Hosts whose simulator refuses connections. */
  readonly down: readonly Host[];
}

export const USAGE = `npm start -- [options]

Synthesizes a deployment, then serves the router it would deploy on this machine.

  --deployment <name>   a file under deployments/ (default: sandbox)
  --port <number>       where to listen on 127.0.0.1 (default: 8080)
  --vllm <url>          a real OpenAI-compatible server (vLLM, Ollama, llama.cpp) behind the vllm host,
                        such as http://127.0.0.1:8000
  --vllm-model <name>   the model to ask that server for (default: the only one it has)
  --down <hosts>        hosts that refuse connections, to watch failover: --down vllm,sagemaker
  --help                this text`;

/** Reads the arguments after `npm start --`. Throws {@link LocalRunError}. */
export function readStartCommand(args: readonly string[]): StartCommand {
  const values = parsed(args);
  return {
    help: values.help ?? false,
    port: portFrom(values.port ?? '8080'),
    deployment: values.deployment ?? 'sandbox',
    vllm: values.vllm,
    vllmModel: values['vllm-model'],
    down: (values.down ?? '').split(',').filter(Boolean).map(hostFrom),
  };
}

function parsed(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean' },
        port: option,
        deployment: option,
        vllm: option,
        'vllm-model': option,
        down: option,
      },
    }).values;
  } catch (error) {
    throw new LocalRunError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new LocalRunError(`--port is ${text}; expected a number from 0 to 65535 (0 takes any free port).`);
}

function hostFrom(text: string): Host {
  const host = HOSTS.find((one) => one === text);
  if (host) return host;
  throw new LocalRunError(`--down names ${text}; the hosts are ${HOSTS.join(', ')}.`);
}
