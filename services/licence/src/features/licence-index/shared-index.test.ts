import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { domainRow, noon, sampleCatalogue } from '../../testing/sample-registry.ts';
import type { Watched, WatchedIndex } from '../../testing/watching-reader.ts';
import { findAnswer } from '../licence-check/find-answer.ts';
import { LicenceIndex } from './licence-index.ts';
import type { OverrideRow, UserRow } from './rows.ts';

const changes = 100_000;
const domains = 20;
const people = 50;
const readers = 2;

/** Small and repeatable: xorshift. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Everybody who was ever licensed at an address gets as many rows as the state of the address says, by an override. */
class Registry {
  readonly addresses: readonly string[];
  readonly states: SharedArrayBuffer;
  /** The user at each address. */
  readonly #holders: (number | null)[];
  readonly #settled: Int32Array;
  readonly #begun: Int32Array;
  readonly #index: LicenceIndex;
  readonly #random = randomFrom(20_261_126);
  #lastId = 0;

  constructor(index: LicenceIndex) {
    this.#index = index;
    this.addresses = Array.from({ length: domains * people }, (_, at) => `p${at % people}@d${Math.floor(at / people)}.example`);
    this.states = new SharedArrayBuffer(2 * this.addresses.length * Int32Array.BYTES_PER_ELEMENT);
    this.#settled = new Int32Array(this.states, 0, this.addresses.length).fill(1);
    this.#begun = new Int32Array(this.states, this.addresses.length * Int32Array.BYTES_PER_ELEMENT).fill(1);
    this.#holders = this.addresses.map(() => null);
  }

  async change(): Promise<void> {
    const at = this.#random(this.addresses.length);
    const other = this.#random(this.addresses.length);
    await this.#index.makeRoomFor(2);
    switch (this.#random(10)) {
      case 0:
        return this.#apply([[at, null]]);
      case 1:
        return this.#apply([[at, this.#newId()]]);
      // Moves to another address, whoever was there.
      case 2:
      case 3:
        return other === at
          ? undefined
          : this.#apply([
              [other, this.#holders[at] ?? this.#newId()],
              [at, null],
            ]);
      // Two exchange their addresses, at once.
      case 4:
      case 5:
        return other === at
          ? undefined
          : this.#apply([
              [other, this.#holders[at] ?? null],
              [at, this.#holders[other] ?? null],
            ]);
      case 6:
        return this.#putDomainAgain(Math.floor(at / people));
      default:
        return this.#apply([[at, this.#holders[at] ?? this.#newId()]]);
    }
  }

  /** What the registry says is at an address: the number of rows, null where nobody is licensed. */
  rowsAt(at: number): number | null {
    return this.#holders[at] === null ? null : (this.#settled[at] ?? 0);
  }

  #newId(): number {
    return (this.#lastId += 1 + this.#random(3));
  }

  /** A name goes and comes back within one step. */
  #putDomainAgain(domain: number): void {
    const id = domain + 1;
    this.#index.change(() => {
      this.#index.replaceDomains([{ firstId: id, lastId: id }], []);
      this.#index.replaceDomains([], [sampleDomain(id)]);
    });
  }

  #apply(moves: readonly (readonly [at: number, holder: number | null])[]): void {
    const before = moves.map(([at]) => this.#holders[at] ?? null);
    for (const [at, holder] of moves) {
      this.#holders[at] = holder;
      const isOdd = (this.#settled[at] ?? 0) % 2 === 1;
      Atomics.add(this.#begun, at, isOdd === (holder === null) ? 2 : 1);
    }
    const rows: UserRow[] = [];
    const overrides = new Map<number, OverrideRow[]>();
    for (const [at, holder] of moves) if (holder !== null) this.#describe(at, holder, rows, overrides);
    const ids = new Set([...before, ...rows.map(({ id }) => id)].filter((id) => id !== null));
    this.#index.replaceUsers(
      Array.from(ids, (id) => ({ firstId: id, lastId: id })),
      rows,
      overrides,
    );
    for (const [at] of moves) Atomics.store(this.#settled, at, this.#begun[at] ?? 0);
  }

  #describe(at: number, id: number, rows: UserRow[], overrides: Map<number, OverrideRow[]>): void {
    const dates = { validFrom: null, validUntil: null };
    rows.push({ id, domainId: Math.floor(at / people) + 1, localPart: `p${at % people}`, profileId: 1, suspended: false, ...dates });
    overrides.set(id, [{ userId: id, featureId: 2, value: this.#begun[at] ?? 0, ...dates }]);
  }
}

function sampleDomain(id: number) {
  return domainRow({ id, names: [`d${id - 1}.example`] });
}

it(`no reader ever sees a wrong answer, or half of one, through ${changes} changes of every kind`, async () => {
  const ports: MessageChannel[] = Array.from({ length: readers }, () => new MessageChannel());
  const index = new LicenceIndex();
  index.shareWith((memory) => ports.forEach(({ port1 }) => port1.postMessage(memory)));
  index.setCatalogue(sampleCatalogue);
  index.replaceDomains(
    [],
    Array.from({ length: domains }, (_, at) => sampleDomain(at + 1)),
  );
  const registry = new Registry(index);
  const ended = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const watching = ports.map(({ port2 }) => {
    const { addresses, states } = registry;
    const workerData: WatchedIndex = { memory: index.memory, port: port2, addresses, states, ended };
    const worker = new Worker(new URL('../../testing/watching-reader.ts', import.meta.url), { workerData, transferList: [port2] });
    return new Promise<Watched>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  });
  for (let change = 0; change < changes; change += 1) {
    await registry.change();
    if (change % 1000 === 0) await setImmediate();
  }
  Atomics.store(new Int32Array(ended), 0, 1);
  for (const { asked, licensed, wrong } of await Promise.all(watching)) {
    assert.deepEqual(wrong, []);
    assert.ok(asked > licensed && licensed > 0, 'both kinds of answers were seen');
  }
  for (const { port1 } of ports) port1.close();
  for (const [at, address] of registry.addresses.entries()) {
    const rows = registry.rowsAt(at);
    assert.match(
      String(findAnswer(index.reader, address, undefined, noon)),
      rows === null ? /"unknown"/u : new RegExp(`"adhoc.maxRows":${rows},`, 'u'),
    );
  }
});
