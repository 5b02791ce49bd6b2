import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultSwitch } from './faults';
import type { Fault, RecordedCall, Simulator } from './simulator';
import { type SimulatedResponse, writeResponse } from './write-response';

/** One request, read whole. */
export interface SimulatedRequest {
  readonly method: string;
  /** Path and query as on the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** A service without its server: pure, so that every answer follows from the request. */
export interface SimulatedService {
  readonly modelOf: (request: SimulatedRequest) => string;
  readonly answer: (request: SimulatedRequest) => SimulatedResponse;
  /** An error in the service's own shape. `code`: the service's name for it. */
  readonly error: (status: number, code?: string) => SimulatedResponse;
  /** Refuses a request whose id another one has that still runs. @default requests have no ids */
  readonly running?: {
    readonly idOf: (request: SimulatedRequest) => string | undefined;
    readonly refusal: (id: string) => SimulatedResponse;
  };
  /** Whether faults strike reads as well. @default `POST` alone: a `GET` of a model's server is a look at its health */
  readonly faultyReads?: boolean;
}

/** Serves a service on a loopback port, records its calls, and injects faults. */
export async function serve(
  service: SimulatedService,
  options: { readonly fault?: Fault; readonly paceMs: number },
): Promise<Simulator & { close(): Promise<void> }> {
  const calls: RecordedCall[] = [];
  const faults = new FaultSwitch();
  faults.set(options.fault);
  const running = new Set<string>();

  const server = http.createServer(async (incoming, outgoing) => {
    incoming.on('error', () => {});
    const request = await read(incoming).catch(() => undefined);
    if (!request) return;
    calls.push(callOf(request, service.modelOf(request)));
    const fault = request.method === 'POST' || service.faultyReads ? faults.take() : undefined;
    const id = service.running?.idOf(request);
    if (service.running && id !== undefined && running.has(id)) {
      return writeResponse(service.running.refusal(id), outgoing, 0, undefined);
    }
    if (id !== undefined) running.add(id);
    await writeResponse(faulty(service, request, fault), outgoing, options.paceMs, fault);
    if (id !== undefined) running.delete(id);
  });
  server.on('connection', (socket) => {
    if (faults.takeDown()) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fault: (fault, times) => {
      faults.set(fault, times);
      if (fault?.kind === 'down') server.closeIdleConnections();
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(incoming: IncomingMessage): Promise<SimulatedRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const bytes = Buffer.concat(parts);
  const { method = '', url = '', headers } = incoming;
  return { method, url, headers, bytes, json: asJson(bytes) };
}

function asJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function callOf({ method, url, headers, bytes, json }: SimulatedRequest, model: string): RecordedCall {
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { method, path: url, headers: Object.fromEntries(flat), model, body: json ?? bytes.toString() };
}

function faulty(
  service: SimulatedService,
  request: SimulatedRequest,
  fault: Fault | undefined,
): SimulatedResponse {
  if (fault?.kind === 'status') return service.error(fault.status, fault.code);
  const answer = answerOf(service, request);
  return fault?.kind === 'garbage' ? { ...answer, status: 200, pieces: [GARBAGE] } : answer;
}

/** A mistake of the simulator itself, such as a record that cannot be kept, is a fault of the service. */
function answerOf(service: SimulatedService, request: SimulatedRequest): SimulatedResponse {
  try {
    return service.answer(request);
  } catch (error) {
    console.error(error);
    return service.error(500);
  }
}

const GARBAGE = Buffer.from('\u0007\u0000\uFFFDneither JSON nor events\r\n\r\n'.repeat(4));
