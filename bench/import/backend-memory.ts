import { childrenOf, memoryOf, titleOf } from '../measure/process-figures.ts';

/** The most that a session of the registry had; zero where the system does not tell. */
export interface BackendMemory {
  /** With the pages of PostgreSQL's shared buffers that it touched. */
  readonly peakBytes: number;
  /** Its own alone, looked at several times a second. */
  readonly privateBytes: number;
}

export interface BackendWatch extends Disposable {
  readonly most: BackendMemory;
}

const intervalMs = 200;

/** Watches the sessions of the registry's role; `postgresPid` is the server's main process. */
export function watchBackends(postgresPid: number): BackendWatch {
  const most = { peakBytes: 0, privateBytes: 0 };
  const look = (): void => {
    for (const pid of childrenOf(postgresPid)) {
      const memory = /^postgres: \S+_registry /.test(titleOf(pid)) ? memoryOf(pid) : undefined;
      most.peakBytes = Math.max(most.peakBytes, memory?.peakBytes ?? 0);
      most.privateBytes = Math.max(most.privateBytes, memory?.privateBytes ?? 0);
    }
  };
  const timer = setInterval(look, intervalMs);
  return { most, [Symbol.dispose]: () => clearInterval(timer) };
}
