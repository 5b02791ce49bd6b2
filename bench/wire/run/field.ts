import type { ContestantId } from '../plan/contestants';
import { Child, type Program } from '../processes/child';
import type { Processors } from '../processes/pinning';
import { type Built, buildPrograms } from './build-programs';
import { deployedRouter } from './deployed-router';
import { installPortkey } from './install-portkey';

/** What a process may be started as: a contestant, or the server that answers without a call. */
export type ProgramId = ContestantId | 'empty';

/** Everything that a measurement needs: the servers to call, the load generator, and a way to start a contestant. */
export interface Field {
  /** `http://127.0.0.1:<port>` */
  readonly upstream: string;
  readonly load: Child;
  /** Processes that run besides the contestant that is measured. */
  readonly helpers: readonly Child[];
  /** Starts a process. The caller ends it; `end` ends those that are left. */
  start(id: ProgramId): Child;
  /** Whether `end` was called: what fails after that is no result. */
  readonly ended: () => boolean;
  end(): Promise<void>;
}

export interface FieldOptions {
  /** A folder of this run. */
  readonly scratch: string;
  readonly contestants: readonly ContestantId[];
  readonly processors: Processors;
  /** A folder for a CPU profile of each contestant. @default no profile */
  readonly profile?: string;
}

export async function openField(options: FieldOptions): Promise<Field> {
  const { scratch, contestants, processors } = options;
  const portkey = contestants.includes('portkey') ? installPortkey() : '';
  const routerVariables = contestants.includes('router') ? deployedRouter(scratch) : undefined;
  const built = await buildPrograms(scratch);
  const running = new Set<Child>();
  const started = new Set<ProgramId>();
  /** The first process of a contestant runs the cases. */
  const isFirst = (id: ProgramId) => started.size < started.add(id).size;
  let ended = false;
  const launch = (program: Omit<Program, 'probe'>): Child => {
    if (ended) throw new Error('the bench has ended');
    const child = Child.start({ ...program, probe: built.probe });
    running.add(child);
    return child;
  };
  const end = async () => {
    ended = true;
    await Promise.all([...running].map((child) => child.end()));
  };
  try {
    const servers = launch({ name: 'upstream', file: built.upstream, cpu: processors.others });
    const load = launch({ name: 'load generator', file: built.load, cpu: processors.others });
    const upstream = `http://127.0.0.1:${await servers.port}`;
    return {
      upstream,
      load,
      helpers: [servers, load],
      start: (id) =>
        launch({
          name: id,
          ...programOf(id, built, portkey),
          variables: {
            UPSTREAM: upstream,
            ...(id === 'router' && routerVariables?.(upstream)),
            ...PRODUCTION,
          },
          cpu: processors.contestant,
          ...(options.profile && isFirst(id) && { nodeOptions: profiled(options.profile, id) }),
        }),
      ended: () => ended,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

const profiled = (folder: string, id: ProgramId): readonly string[] => [
  '--cpu-prof',
  `--cpu-prof-dir=${folder}`,
  `--cpu-prof-name=${id}.cpuprofile`,
];

const PRODUCTION = { NODE_ENV: 'production' };

function programOf(id: ProgramId, built: Built, portkey: string): Pick<Program, 'file' | 'args'> {
  return id === 'portkey' ? { file: portkey, args: ['--port=0', '--headless'] } : { file: built[id] };
}
