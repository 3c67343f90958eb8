import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { findAnswer } from '../features/licence-check/find-answer.ts';
import type { IndexMemory } from '../features/licence-index/index-memory.ts';
import { IndexReader } from '../features/licence-index/index-reader.ts';
import { noon } from './sample-registry.ts';

/** A thread that asks for licences while another changes them, and looks whether every answer was true at some time while it asked. */

export interface WatchedIndex {
  readonly memory: IndexMemory;
  /** Every set of buffers that comes after. */
  readonly port: MessagePort;
  readonly addresses: readonly string[];
  /**
   * By address: the last state that has been settled, then the last that has been begun. A state counts up: odd, nobody is licensed
   * at the address; even, somebody is, and the state is the number of rows that they may have.
   */
  readonly states: SharedArrayBuffer;
  /** Not 0 once the writer has ended. */
  readonly ended: SharedArrayBuffer;
}

/** What a thread has seen. */
export interface Watched {
  readonly asked: number;
  readonly licensed: number;
  readonly wrong: readonly string[];
}

const { memory, port, addresses, states, ended } = workerData as WatchedIndex;
const isEnded = new Int32Array(ended);
const settled = new Int32Array(states, 0, addresses.length);
const begun = new Int32Array(states, addresses.length * Int32Array.BYTES_PER_ELEMENT);

let newest = memory;
const reader = new IndexReader(() => {
  for (let message = receiveMessageOnPort(port); message !== undefined; message = receiveMessageOnPort(port))
    newest = message.message as IndexMemory;
  return newest;
});

let asked = 0;
let licensed = 0;
const wrong: string[] = [];
while (Atomics.load(isEnded, 0) === 0 && wrong.length < 5) {
  for (const [at, address] of addresses.entries()) {
    const from = Atomics.load(settled, at);
    const answer = String(findAnswer(reader, address, undefined, noon));
    const to = Atomics.load(begun, at);
    asked += 1;
    const rows = Number(/"adhoc\.maxRows":(\d+)/u.exec(answer)?.[1] ?? Number.NaN);
    if (answer.startsWith('{"valid":true')) licensed += 1;
    if (!isTrue(answer, rows, from, to)) wrong.push(`${address} between ${from} and ${to}: ${answer}`);
  }
}
parentPort?.postMessage({ asked, licensed, wrong } satisfies Watched);

function isTrue(answer: string, rows: number, from: number, to: number): boolean {
  if (answer.startsWith('{"valid":true,"status":"active"')) return rows % 2 === 0 && rows >= from && rows <= to;
  const wasNobody = from % 2 === 1 || to > from;
  return answer.startsWith('{"valid":false,"status":"unknown"') && wasNobody;
}
