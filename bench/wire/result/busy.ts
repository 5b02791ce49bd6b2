/** What the processors had done at a moment, in milliseconds of processor time. */
export interface CpuReading {
  /** A monotonic clock, milliseconds. */
  readonly atMs: number;
  /** All processes of the machine, and the time that a hypervisor took away. */
  readonly machineMs: number;
  /** The processes that are measured or needed for it. */
  readonly ownMs: number;
}

/** Above this share of one processor for others, the machine was busy, and the slot does not count. */
export const BUSY_SHARE = 0.15;

/**
 * How much of one processor other processes took between two readings: 1 is a whole one. Both readings count in steps of
 * ten milliseconds, so a short slot may give a little less than nothing, which is nothing.
 */
export function foreignShare(before: CpuReading, after: CpuReading): number {
  const others = after.machineMs - before.machineMs - (after.ownMs - before.ownMs);
  const lasted = after.atMs - before.atMs;
  return lasted > 0 ? Math.max(0, others / lasted) : 0;
}

/**
 * Processor time of the whole machine, from the first line of /proc/stat: user, nice, system and stolen time. Interrupts
 * are left out: those of the loopback network belong to no process, and come from the bench itself.
 */
export function machineMsOf(procStat: string, msPerTick: number): number {
  const [user = 0, nice = 0, system = 0, , , , , steal = 0] =
    /^cpu +(.+)$/m.exec(procStat)?.[1]?.split(' ').map(Number) ?? [];
  return (user + nice + system + steal) * msPerTick;
}

/** Processor time of one process with its threads, from its /proc/<pid>/stat. The name of a process may hold spaces. */
export function processMsOf(procPidStat: string, msPerTick: number): number {
  const fields = procPidStat
    .slice(procPidStat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) * msPerTick;
}
