import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideApplyImport } from './apply-import.ts';
import { decideDeleteImport } from './delete-import.ts';
import { decideExpireImport } from './expire-import.ts';
import type { Import } from './import.ts';
import { decideImportUsers, type ImportUsers } from './import-users.ts';
import { decideJudgeImport } from './judge-import.ts';

const counts = { create: 2, change: 0, same: 0, refuse: 0 };
const options = { defaultProfile: null, dates: null, map: null, skipRefused: false };
const file = { name: 'list.csv', sha256: 'a'.repeat(64) };
const judged: Import = {
  id: 7,
  customerId: 5,
  domainId: 1,
  state: 'judged',
  fileId: 3,
  file: { ...file, sizeBytes: 9 },
  options,
  counts,
  changeRequestId: null,
};
const applied: Import = { ...judged, state: 'applied' };
const expired: Import = { ...judged, state: 'expired', fileId: null };
const waiting: Import = { ...judged, changeRequestId: 17 };
const readAs = {
  encoding: 'utf-8',
  separator: ',' as const,
  unusedColumns: [],
  header: 'a'.repeat(64),
  mapping: { source: 'recognised' as const, columns: [{ header: 'Email', field: 'email' as const }] },
};

const apply = (before: Import) => decideApplyImport({ kind: 'import.apply', id: 7 }, before);
const remove = (before: Import) => decideDeleteImport({ kind: 'import.delete', id: 7 }, before);
const expire = (before: Import, unlessWaiting = false) => decideExpireImport({ kind: 'import.expire', id: 7, unlessWaiting }, before);
const judge = (before: Import) => decideJudgeImport({ kind: 'import.judge', id: 7, options, readAs }, { before, counts });

function stateAfter(decision: ReturnType<typeof apply>): unknown {
  return decision.outcome === 'changed' ? (decision.change.after?.['state'] ?? null) : 'unchanged';
}

describe('an import', () => {
  it('is judged again, applied, deleted and expires where it has been judged', () => {
    assert.deepEqual(
      [judge, apply, remove, expire].map((decide) => stateAfter(decide(judged))),
      ['judged', 'applied', null, 'expired'],
    );
  });

  it('that has been applied stays so, also when its file goes', () => {
    for (const decide of [judge, apply, remove]) assert.throws(() => decide(applied), { code: 'import_applied' });
    assert.equal(stateAfter(expire(applied)), 'applied');
    assert.equal(stateAfter(expire({ ...applied, fileId: null })), 'unchanged');
  });

  it('that waits for a change request is not deleted, and keeps its file unless somebody is to be erased', () => {
    assert.throws(() => remove(waiting), { code: 'import_waiting', message: /change request 17/ });
    assert.equal(expire(waiting, true).outcome, 'unchanged');
    assert.equal(stateAfter(expire(waiting)), 'expired');
    assert.equal(stateAfter(expire({ ...waiting, state: 'applied' }, true)), 'applied');
    assert.equal(stateAfter(apply(waiting)), 'applied');
  });

  it('whose time is over can be deleted and nothing else', () => {
    for (const decide of [judge, apply]) assert.throws(() => decide(expired), { code: 'import_expired' });
    assert.equal(stateAfter(remove(expired)), null);
    assert.equal(stateAfter(expire(expired)), 'unchanged');
  });

  it('is not applied with a verdict that is another by now, whatever else there is to say', () => {
    const command: ImportUsers = { kind: 'user.import', domainId: 1, defaultProfile: null, skipRefused: false, file, importId: 7 };
    const facts = {
      customerId: 5,
      domainName: 'acme.example',
      counts: { create: 1, change: 2, same: 3, refuse: 4 },
      firstChangedLine: 12,
      verdictsDigest: 'b'.repeat(64),
    };
    assert.throws(() => decideImportUsers(command, facts), {
      code: 'verdicts_changed',
      message: /line 12: by now 1 rows would be created, 2 changed, 3 are so already, 4 refused/,
    });
    assert.throws(() => decideImportUsers(command, { ...facts, firstChangedLine: null }), { code: 'rows_refused' });
  });
});
