import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pendingRows } from './pending-changes.ts';

describe('the rows that a notification names', () => {
  it('are read as they are written', () => {
    assert.deepEqual(pendingRows('user 7 7,domain 2 4'), [
      { entity: 'user', firstId: 7, lastId: 7 },
      { entity: 'domain', firstId: 2, lastId: 4 },
    ]);
  });

  it('are users and domains: what else has changed is left to the change feed', () => {
    assert.deepEqual(pendingRows('catalogue 1 1,user 7 7,customer 3 3'), [{ entity: 'user', firstId: 7, lastId: 7 }]);
  });

  it('are none where there are many', () => {
    assert.equal(pendingRows('user 1 100').length, 1);
    for (const payload of ['user 1 101', 'user 1 60,user 100 160', 'user 9 9,user 1 999999999999999'])
      assert.deepEqual(pendingRows(payload), []);
  });

  it('are none where it says anything else', () => {
    for (const payload of [
      '',
      ',',
      'user',
      'user 1',
      'user 1 x',
      'user -1 5',
      'USER 1 1',
      'user 1 1; drop table',
      'user 1 9999999999999999',
    ]) {
      assert.deepEqual(pendingRows(payload), [], payload);
    }
  });
});
