import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { KeyIndex, largestId, largestSpace } from './key-index.ts';
import { createKeyedHash, type KeyedHash } from './keyed-hash.ts';

const texts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'ana',
      'bob',
      'an',
      'anaa',
      '',
      'éva',
      'zoë',
      '名前',
      'nineteen.characters',
      'twenty.characters.xx',
      'twenty.characters.xy',
      'a.very.long.local.part.for.a.person',
      'a.very.long.local.part.for.a.Person',
    ),
  },
  fc.string({ maxLength: 12 }),
);
const ids = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.integer({ min: 1, max: largestId }));
const spaces = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.integer({ min: 0, max: largestSpace }));

type Operation =
  | { readonly kind: 'put'; readonly id: number; readonly space: number; readonly text: string; readonly value: number }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'copy' };

const operations = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        id: ids,
        space: spaces,
        text: texts,
        value: fc.integer({ min: 0, max: 0xffff_ffff }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: ids }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy' as const) }) },
  ),
  { maxLength: 300, size: 'max' },
);

/** What an index must do, said with Maps. */
class Model {
  readonly records = new Map<number, { space: number; text: string; value: number }>();
  readonly gone: number[] = [];

  put(id: number, space: number, text: string, value: number): void {
    for (const [other, record] of this.records) if (record.space === space && record.text === text && other !== id) this.remove(other);
    this.remove(id);
    this.records.set(id, { space, text, value });
  }

  remove(id: number): void {
    const record = this.records.get(id);
    if (record) this.gone.push(record.value);
    this.records.delete(id);
  }
}

function behavesLikeMaps(hash: KeyedHash, steps: readonly Operation[]): void {
  const gone: number[] = [];
  const model = new Model();
  let index = new KeyIndex({ hash, onGone: (value) => gone.push(value) });
  for (const step of steps) {
    if (step.kind === 'copy' || !index.hasRoomFor(1)) index = index.withRoomForNow(1);
    if (step.kind === 'put') {
      index.put(step.id, step.space, step.value, step.text);
      model.put(step.id, step.space, step.text, step.value);
    } else if (step.kind === 'remove') {
      index.remove(step.id);
      model.remove(step.id);
    }
  }
  assert.equal(index.size, model.records.size);
  for (const { space, text, value } of model.records.values()) assert.equal(index.find(space, `<${text}>`, 1, text.length + 1), value);
  for (const step of steps) {
    if (step.kind !== 'put') continue;
    const known = model.records.values().find(({ space, text }) => space === step.space && text === step.text);
    assert.equal(index.find(step.space, step.text, 0, step.text.length), known?.value ?? -1);
  }
  assert.deepEqual(index.idsBetween(1, largestId).toSorted(), [...model.records.keys()].toSorted());
  assert.deepEqual(index.idsBetween(3, 20).toSorted(), [...model.records.keys()].filter((id) => id >= 3 && id <= 20).toSorted());
  assert.deepEqual(gone.toSorted(), model.gone.toSorted());
}

describe('KeyIndex', () => {
  it('behaves like Maps, whatever is put and removed', () => {
    fc.assert(
      fc.property(operations, (steps) => behavesLikeMaps(createKeyedHash(), steps)),
      { numRuns: 300 },
    );
  });

  it('behaves like Maps when every key has the same hash', () => {
    fc.assert(
      fc.property(operations, (steps) => behavesLikeMaps(() => 0xffff_ffff, steps)),
      { numRuns: 100 },
    );
  });

  it('behaves like Maps when the hash ignores the text', () => {
    fc.assert(
      fc.property(operations, (steps) => behavesLikeMaps((space) => (space * 0x1000_0000) >>> 0, steps)),
      { numRuns: 100 },
    );
  });

  it('finds nothing under a key whose hash is that of another', () => {
    const index = new KeyIndex({ hash: () => 7 });
    index.put(1, 1, 100, 'ana');
    assert.equal(index.find(1, 'ana', 0, 3), 100);
    assert.equal(index.find(1, 'bob', 0, 3), -1);
    assert.equal(index.find(2, 'ana', 0, 3), -1);
    assert.equal(index.find(1, 'an', 0, 2), -1);
  });

  it('takes the same text as a string and as UTF-8', () => {
    const index = new KeyIndex();
    const bytes = Buffer.from('--zoë.名--');
    index.putBytes(1, 5, 42, bytes, 2, bytes.length - 2);
    assert.equal(index.find(5, 'zoë.名', 0, 5), 42);
  });

  it('forgets an owner whose text is longer than any that can be asked for', () => {
    const gone: number[] = [];
    const index = new KeyIndex({ onGone: (value) => gone.push(value) });
    index.put(1, 1, 10, 'ana');
    index.put(1, 1, 11, 'a'.repeat(256));
    assert.equal(index.size, 0);
    assert.deepEqual(gone, [10, 11]);
    assert.equal(index.find(1, 'a'.repeat(256), 0, 256), -1);
    index.put(1, 1, 10, 'a'.repeat(255));
    assert.equal(index.find(1, 'a'.repeat(255), 0, 255), 10);
  });

  it('refuses ids and spaces that it could not tell apart', () => {
    const index = new KeyIndex();
    for (const id of [0, -1, largestId + 1, Number.MAX_SAFE_INTEGER, Number.NaN]) {
      assert.throws(() => index.put(id, 1, 1, 'ana'), RangeError);
    }
    assert.throws(() => index.put(1, largestSpace + 1, 1, 'ana'), RangeError);
    assert.equal(index.size, 0);
  });

  it('refuses to be filled up, since probing would never end', () => {
    const index = new KeyIndex();
    assert.throws(() => {
      for (let id = 1; id <= 64; id += 1) index.put(id, 1, id, `user${id}`);
    }, /full/);
    assert.equal(index.find(1, 'nobody', 0, 6), -1);
  });

  it('stays small when the same few are put and removed for ever', () => {
    let index = new KeyIndex();
    for (let round = 1; round <= 20_000; round += 1) {
      if (!index.hasRoomFor(2)) index = index.withRoomForNow(2);
      index.put((round % 7) + 1, 1, round, `person${round}`);
      if (round % 3 === 0) index.remove((round % 5) + 1);
    }
    assert.ok(index.size <= 7);
    assert.ok(index.byteLength < 40_000, `${index.byteLength} bytes`);
  });

  it('stays small when one long text passes from owner to owner for ever', () => {
    let index = new KeyIndex();
    for (let round = 1; round <= 20_000; round += 1) {
      if (!index.hasRoomFor(1)) index = index.withRoomForNow(1);
      index.put((round % 2) + 1, 1, round, 'a.person.with.a.name.that.is.rather.long');
    }
    assert.equal(index.size, 1);
    assert.ok(index.byteLength < 40_000, `${index.byteLength} bytes`);
  });

  it('is readable while a larger copy is being made', async () => {
    let index = new KeyIndex();
    const count = 50_000;
    index = index.withRoomForNow(count);
    for (let id = 1; id <= count; id += 1) index.put(id, id % 10, id, `user${id}`);
    const copying = index.withRoomFor(count);
    assert.equal(index.find(7, 'user7', 0, 5), 7);
    const copy = await copying;
    for (let id = 1; id <= count; id += 997) assert.equal(copy.find(id % 10, `user${id}`, 0, `user${id}`.length), id);
    assert.equal(copy.size, count);
    assert.ok(copy.hasRoomFor(count));
  });

  it('takes under 50 bytes for each of many', () => {
    const count = 100_000;
    const index = new KeyIndex().withRoomForNow(count);
    for (let id = 1; id <= count; id += 1) index.put(id, id % 1000, id % 3000, `first.last${id % 100}`);
    assert.ok(index.byteLength / count < 50, `${index.byteLength / count} bytes`);
  });
});
