import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Names one process for ever: a pid is given again, a pid with the time of its start is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since the machine booted; null where the system has no /proc. */
  readonly startedAtTicks: number | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, startedAtTicks: startTicks(pid) };
}

export function isRunning(process: ProcessIdentity): boolean {
  return pidIsTaken(process.pid) && startTicks(process.pid) === process.startedAtTicks;
}

/** Whether any process has this pid, be it one that we may not signal. */
export function pidIsTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, words separated by spaces; empty when it is gone. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return process.platform === 'linux'
      ? ''
      : (spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '');
  }
}

function startTicks(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22 of proc(5). The second one, the name, may hold spaces and parentheses: counted from the last of them.
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(afterName[19] ?? Number.NaN);
  } catch {
    return null;
  }
}
