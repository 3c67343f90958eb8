// What the system knows of other processes. Linux only; elsewhere there is nothing to be read, and the figures are left out.
import { readFileSync } from 'node:fs';

/** `USER_HZ`, which Linux has fixed at 100 for programs on every platform that Node runs on. */
const ticksPerSecond = 100;

interface ProcessTimes {
  /** Its own, in user and in system mode. */
  readonly cpuSeconds: number;
  /** Of the children that have ended. */
  readonly endedChildrenCpuSeconds: number;
}

/** Fields of `/proc/<pid>/stat` (proc(5)); undefined where there is no such process. */
function timesOf(pid: number): ProcessTimes | undefined {
  const stat = readProcessFile(pid, 'stat');
  if (stat === undefined) return undefined;
  // The second field is a name in brackets, which may hold anything.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = (first: number): number => (fields[first] ?? 0) + (fields[first + 1] ?? 0);
  return { cpuSeconds: ticks(11) / ticksPerSecond, endedChildrenCpuSeconds: ticks(13) / ticksPerSecond };
}

export function childrenOf(pid: number): number[] {
  return (readProcessFile(pid, `task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);
}

/** What a process and its children have used, those that have ended included; undefined where the system does not tell. */
export function cpuSecondsOfFamily(pid: number): number | undefined {
  const own = timesOf(pid);
  if (own === undefined) return undefined;
  const children = childrenOf(pid).reduce((sum, child) => sum + (timesOf(child)?.cpuSeconds ?? 0), 0);
  return own.cpuSeconds + own.endedChildrenCpuSeconds + children;
}

export interface ProcessMemory {
  /** The most it ever had in memory, pages that it shares with others included. */
  readonly peakBytes: number;
  /** What it has now that is its own. */
  readonly privateBytes: number;
}

export function memoryOf(pid: number): ProcessMemory | undefined {
  const status = readProcessFile(pid, 'status');
  if (status === undefined) return undefined;
  const bytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { peakBytes: bytes('VmHWM'), privateBytes: bytes('RssAnon') };
}

/** How a process names itself, such as `postgres: seatledger_registry seatledger 127.0.0.1(4711) COPY`. */
export function titleOf(pid: number): string {
  return (readProcessFile(pid, 'cmdline') ?? '').replaceAll('\0', ' ').trim();
}

function readProcessFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
