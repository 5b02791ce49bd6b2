import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { type AwsJsonCall, createAwsJson } from '../../lambda/aws/aws-json';
import type { RouterConfig } from '../../lambda/router/config/router-config';
import { createComprehend } from '../../lambda/router/decision/opinion/comprehend';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { createCacheSalt } from '../../lambda/router/records/cache-salt';
import { createDigest } from '../../lambda/router/records/digest';
import { createFirehoseRecords } from '../../lambda/router/records/firehose-records';
import type { StoredRecord } from '../../lambda/router/records/schema/stored-record';
import type { SimulatorName } from '../../local/simulators/simulator';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { testRouter } from '../lambda/router/support/call-router';
import { CREDENTIALS, environmentFor, REGION } from './simulated-aws';

/** What passed the sockets, in order: bytes on their way to a service, or the receipt of a record on its way back. */
export type Passed =
  | { readonly to: SimulatorName; readonly bytes: number }
  | { readonly accepted: StoredRecord };

const TAPPED = ['vllm', 'sagemaker', 'bedrock', 'firehose', 'kms', 'comprehend'] as const;
type Tapped = (typeof TAPPED)[number];

/** The router with its real wire path, and a tap on every socket between it and the simulated services. */
export interface TappedRouter {
  readonly simulators: Simulators;
  /** Everything that has passed since the last request began. */
  readonly passed: Passed[];
  /** A router as it is after a cold start. `longestMs`: the longest wait for one call to each of these services. */
  router(
    config: RouterConfig,
    longestMs?: Partial<Record<AwsJsonCall['service'], number>>,
  ): ReturnType<typeof testRouter>;
  close(): Promise<void>;
}

export async function startTappedRouter(): Promise<TappedRouter> {
  const passed: Passed[] = [];
  let stored: StoredRecord | undefined;
  const simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    onRecord: ({ data }) => {
      stored = JSON.parse(data.toString());
    },
  });
  const taps = await Promise.all(
    TAPPED.map((name) =>
      startTap(simulators[name].url, {
        sent: (bytes) => passed.push({ to: name, bytes }),
        answered: (bytes) => {
          if (name === 'firehose' && stored && bytes.includes('"RecordId"'))
            passed.push({ accepted: stored });
        },
      }),
    ),
  );
  const urls = Object.fromEntries(TAPPED.map((name, index) => [name, taps[index]?.url])) as {
    [K in Tapped]: string;
  };
  const environment = { ...environmentFor(urls), MODEL_LLAMA_ENDPOINT: 'bank-llama' };
  const place = { region: REGION, dnsSuffix: 'amazonaws.com', environment };
  const now = () => new Date();
  return {
    simulators,
    passed,
    router(config, longestMs = {}) {
      passed.length = 0;
      const aws = createAwsJson(place);
      const audit: typeof aws = (call) =>
        aws({ ...call, timeoutMs: longestMs[call.service] ?? call.timeoutMs });
      const digest = createDigest(audit, 'key-1', now);
      return testRouter(config, {
        hosts: createHosts(config, environment),
        records: createFirehoseRecords(audit, 'audit', 'writer-1'),
        digest,
        cacheSalt: createCacheSalt(digest, now),
        detectPersonalData: config.secondOpinion && createComprehend(aws, config.secondOpinion),
        now,
      });
    },
    async close() {
      await Promise.all(taps.map((each) => each.close()));
      await simulators.close();
    },
  };
}

/** Passes a connection on, byte for byte, and reports what passes before it arrives. */
async function startTap(
  url: string,
  on: { readonly sent: (bytes: number) => void; readonly answered: (bytes: Buffer) => void },
) {
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const service = net.connect(Number(new URL(url).port), '127.0.0.1');
    for (const [socket, other] of [
      [client, service],
      [service, client],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on('end', () => other.end());
    }
    client.on('data', (bytes) => {
      on.sent(bytes.byteLength);
      service.write(bytes);
    });
    service.on('data', (bytes) => {
      on.answered(bytes);
      client.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
