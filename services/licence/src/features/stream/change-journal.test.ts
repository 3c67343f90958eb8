import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ChangeJournal, parsePlace, placeText, type JournalEntry } from './change-journal.ts';
import { nothingChanged } from './changed-answers.ts';

const entry = (position: number, emails: readonly string[] = [`p${position}@acme.example`]): JournalEntry => ({
  position,
  mark: position.toString(16),
  changed: { ...nothingChanged, emails },
});
const positionsAfter = (journal: ChangeJournal, position: number, mark = position.toString(16)) =>
  journal.after({ position, mark })?.map((one) => one.position) ?? null;

describe('a journal of changes', () => {
  it('knows what came after each place it has, and no other', () => {
    const journal = new ChangeJournal();
    assert.equal(positionsAfter(journal, 0), null);
    journal.begin({ position: 10, mark: 'a' });
    journal.append([entry(11), entry(12)]);
    journal.append([entry(13)]);
    assert.deepEqual(positionsAfter(journal, 10), [11, 12, 13]);
    assert.deepEqual(positionsAfter(journal, 12), [13]);
    assert.deepEqual(positionsAfter(journal, 13), []);
    for (const unknown of [0, 9, 14]) assert.equal(positionsAfter(journal, unknown), null);
    assert.equal(positionsAfter(journal, 12, 'beef'), null, 'a change of another past');
  });

  it('forgets the oldest beyond its limits, by changes and by names', () => {
    const journal = new ChangeJournal({ entries: 3, names: 4 });
    journal.begin({ position: 0, mark: '0' });
    journal.append([entry(1), entry(2), entry(3), entry(4)]);
    assert.equal(positionsAfter(journal, 0), null);
    assert.deepEqual(positionsAfter(journal, 1), [2, 3, 4]);
    journal.append([entry(5, ['a@x', 'b@x', 'c@x'])]);
    assert.equal(positionsAfter(journal, 2), null);
    assert.deepEqual(positionsAfter(journal, 3), [4, 5]);
    journal.append([entry(6, ['a@x', 'b@x', 'c@x', 'd@x', 'e@x'])]);
    assert.deepEqual(positionsAfter(journal, 6), []);
    assert.deepEqual(journal.last?.position, 6);
  });

  it('goes on in a copy as it does itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }), fc.nat(11), (appended, copiedAfter) => {
        const limits = { entries: 8, names: 100 };
        const [journal, copy] = [new ChangeJournal(limits), new ChangeJournal(limits)];
        journal.begin({ position: 0, mark: '0' });
        let position = 0;
        for (const [round, count] of appended.entries()) {
          if (round === copiedAfter) {
            const whole = journal.copy();
            if (whole !== null) copy.take(structuredClone(whole));
            journal.onNews((news) => copy.take(structuredClone(news)));
          }
          journal.append(Array.from({ length: count }, () => entry((position += 1))));
        }
        if (appended.length <= copiedAfter) return;
        for (let from = 0; from <= position; from += 1) assert.deepEqual(positionsAfter(copy, from), positionsAfter(journal, from));
      }),
    );
  });

  it('writes its places so that they can be read, and reads nothing else', () => {
    assert.deepEqual(parsePlace(placeText({ position: 12, mark: '0af3' })), { position: 12, mark: '0af3' });
    for (const text of ['', '12', '-1-aa', '12-', '12-XY', '12-aa ', '9999999999999999-aa', 'undefined', 'null'])
      assert.equal(parsePlace(text), null, text);
  });
});
