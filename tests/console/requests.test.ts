import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeRequest } from '../../apps/console/src/app/api/shapes.ts';
import { countOf, tabOf } from '../../apps/console/src/app/requests/inbox/tabs.ts';
import { happeningsOf } from '../../apps/console/src/app/requests/request/happenings.ts';
import { instantOfLocalTime, localTimeOf } from '../../apps/console/src/app/requests/request/local-time.ts';
import { offeredActions } from '../../apps/console/src/app/requests/request/offered-actions.ts';
import { neighbourOf, standingOf } from '../../apps/console/src/app/requests/request/standing.ts';

const me = { id: '7', roleKeys: ['approver'] };
const waiting = {
  id: '3',
  state: 'submitted',
  proposer: { kind: 'operator', id: '5', name: 'Otto' },
  requirements: [{ approvals: 1, approverRoles: ['approver'], given: 0 }],
  kinds: ['user.renew'],
  failure: null,
  glassBrokenBy: null,
  reviewedBy: null,
  reversedById: null,
} as unknown as ChangeRequest;
const facts = { request: waiting, approvals: [], waiting: [{ id: '3' }], isWaitingWhole: true };

describe('whether somebody may approve a request', () => {
  it('is as the server says', () => {
    assert.equal(standingOf(facts, me), 'may');
    assert.equal(standingOf(facts, { id: '8', roleKeys: ['reader'] }), 'may'); // By a delegation.
  });

  it('is explained where they may not', () => {
    const refused = { ...facts, waiting: [] };
    assert.equal(standingOf(refused, { id: '5', roleKeys: ['approver'] }), 'own');
    assert.equal(standingOf({ ...refused, approvals: [{ operatorId: '7', counts: true }] }, me), 'given');
    assert.equal(standingOf(refused, { id: '8', roleKeys: ['reader'] }), 'role');
    assert.equal(standingOf(refused, me), 'involved');
    assert.equal(standingOf({ ...refused, request: { ...waiting, state: 'applied' } }, me), 'closed');
  });

  it('is left to the server where more waits than was read', () => {
    assert.equal(standingOf({ ...facts, waiting: [], isWaitingWhole: false }, me), 'may');
  });
});

describe('what is offered', () => {
  const offered = (request: Partial<ChangeRequest>, who: Partial<Parameters<typeof offeredActions>[0]> = {}) =>
    offeredActions({ request: { ...waiting, ...request }, standing: 'closed', hasEdited: false, me, may: () => true, ...who });

  it('is approval to those who may give it, and withdrawal to those whose it is', () => {
    assert.deepEqual(offered({}, { standing: 'may' }), ['approve', 'refresh', 'reject', 'edit', 'break-glass']);
    const owner = { id: '5', roleKeys: [] };
    assert.deepEqual(offered({}, { standing: 'own', me: owner, may: (one) => one === 'user.write' }), ['refresh', 'edit', 'withdraw']);
  });

  it('is another look where the base has moved, and another try only where a rule refused it', () => {
    const failed = (code: string) => offered({ state: 'failed', failure: { code, detail: '', items: [] } });
    assert.deepEqual(failed('base_changed'), ['refresh', 'reject', 'edit']);
    assert.deepEqual(failed('commands_refused'), ['refresh', 'apply', 'reject', 'edit']);
  });

  it('is a review of what was applied without approval, but not to who did so', () => {
    assert.deepEqual(offered({ state: 'applied', glassBrokenBy: '9' }), ['review', 'undo']);
    assert.deepEqual(offered({ state: 'applied', glassBrokenBy: '7' }), ['undo']);
    assert.deepEqual(offered({ state: 'applied', glassBrokenBy: '9', reviewedBy: '7' }), ['undo']);
  });

  it('is nothing that the person may not do', () => {
    assert.deepEqual(offered({}, { may: () => false }), ['refresh']);
    assert.deepEqual(offered({ state: 'applied', kinds: ['user.renew', 'profile.change'] }, { may: (one) => one === 'user.write' }), []);
    assert.deepEqual(offered({ state: 'withdrawn' }), []);
  });
});

it('the next request is the one after this among those that wait, or the first of them', () => {
  const some = [{ id: '9' }, { id: '5' }, { id: '3' }];
  assert.equal(neighbourOf('9', some, 1), '5');
  assert.equal(neighbourOf('3', some, 1), undefined);
  assert.equal(neighbourOf('1', some, -1), '9');
});

it('the history tells what was done and said in its order, and no comment twice', () => {
  const step = (id: string, what: string, at: string) => ({ id, step: what, actor: { name: 'Otto' }, reason: null, at });
  const happenings = happeningsOf({
    steps: [
      step('1', 'propose', '2026-11-25T10:00:00Z'),
      step('2', 'comment', '2026-11-25T10:05:00Z'),
      step('3', 'apply', '2026-11-25T11:00:00Z'),
    ],
    comments: [{ id: '1', author: { name: 'Ana' }, text: 'Why so?', at: '2026-11-25T10:05:00.123Z' }],
  });
  assert.deepEqual(
    happenings.map(({ kind, who }) => `${who} ${kind}`),
    ['Otto propose', 'Ana comment', 'Otto apply'],
  );
});

it('a time in a field is that of the browser, and none is none', () => {
  assert.equal(instantOfLocalTime(localTimeOf('2027-03-31T21:30:00.000Z')), '2027-03-31T21:30:00.000Z');
  assert.equal(instantOfLocalTime(''), null);
});

it('the inbox opens with what one can do something about', () => {
  assert.equal(tabOf(undefined, true), 'to-approve');
  assert.equal(tabOf('nonsense', false), 'mine');
  assert.equal(tabOf('all', true), 'all');
  const counts = { toApprove: 3, mineOpen: 2, open: 9, unreviewed: 0 };
  assert.deepEqual(
    (['to-approve', 'mine', 'all'] as const).map((tab) => countOf(tab, counts)),
    [3, 2, 0],
  );
});
