import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { BlobStore } from './blob-store.ts';

it('gives every text back, in place when it grows, and to others who share the memory', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 3000 })), (texts) => {
      let store = new BlobStore();
      const refs = texts.map((text) => {
        if (!store.hasRoomFor(text)) store = store.enlargedFor(text);
        return store.write(text);
      });
      const other = new BlobStore(store.buffer);
      assert.deepEqual(
        refs.map((ref) => other.read(ref)),
        texts.map((text) => text.toWellFormed()),
      );
      assert.ok(refs.every((ref) => ref > 0));
    }),
  );
});

it('says when most of it is dropped', () => {
  let store = new BlobStore();
  const text = 'x'.repeat(50_000);
  const refs = [text, text, text].map((one) => {
    if (!store.hasRoomFor(one)) store = store.enlargedFor(one);
    return store.write(one);
  });
  for (const ref of refs.slice(0, 2)) {
    assert.equal(store.isMostlyDropped, false);
    store.drop(ref);
  }
  assert.equal(store.isMostlyDropped, true);
});
