import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOfEntry, differingColumns } from './event-columns.ts';

const entry = {
  id: 7,
  recordedAt: '2026-11-22T10:00:00.123456Z',
  kind: 'user.change',
  actor: { kind: 'operator', id: 3, name: null },
  subject: { kind: 'user', id: 17 },
  customerId: 5,
  persons: ['operator/3', 'user/17'],
};

describe('the columns of an entry', () => {
  it('are what it says', () => {
    assert.deepEqual(columnsOfEntry(entry), {
      id: 7,
      recordedAtMicros: 1_795_341_600_123_456,
      kind: 'user.change',
      actorKind: 'operator',
      actorId: 3,
      subjectKind: 'user',
      subjectId: 17,
      customerId: 5,
      persons: ['operator/3', 'user/17'],
    });
  });

  it('are null of what is no event', () => {
    for (const other of [null, 7, {}, { ...entry, id: '7' }, { ...entry, recordedAt: 'yesterday' }, { ...entry, actor: null }]) {
      assert.equal(columnsOfEntry(other), null);
    }
  });

  it('differ where one of them was changed, a microsecond or a person included', () => {
    const columns = columnsOfEntry(entry);
    assert.ok(columns !== null);
    assert.deepEqual(differingColumns(columns, columns), []);
    const changed = { ...columns, recordedAtMicros: columns.recordedAtMicros + 1, persons: ['user/17', 'operator/3'], customerId: null };
    assert.deepEqual(differingColumns(changed, columns), ['recordedAtMicros', 'customerId', 'persons']);
  });
});
