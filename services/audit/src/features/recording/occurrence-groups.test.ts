import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unknownActor, type Occurrence } from '@seatledger/platform/commands/audit-recorder.ts';
import { eventOfGroup, eventOfLeftOut } from './recorded-events.ts';
import { OccurrenceGroups, usualLimits } from './occurrence-groups.ts';

const rosa = { kind: 'operator', id: 3, name: 'rosa@vendor.example' } as const;

function read(subjectIds: readonly number[], changes: Partial<Occurrence> = {}): Occurrence {
  return {
    kind: 'personal-data.read',
    subjectKind: 'user',
    subjectIds,
    said: { route: '/v1/users/:id' },
    context: { actor: rosa, origin: 'api', address: '192.0.2.7', requestId: 'r1' },
    ...changes,
  };
}

function refused(address: string): Occurrence {
  return read([], { kind: 'request.refused', context: { actor: unknownActor, origin: 'api', address, requestId: 'r1' } });
}

function groups(limits: Partial<typeof usualLimits> = {}) {
  return new OccurrenceGroups({ ...usualLimits, ...limits });
}

const start = Date.parse('2026-11-22T10:00:00Z');

describe('what one person reads on one route', () => {
  it('is one event with everybody who was read, once the window is over', () => {
    const gathered = groups();
    gathered.add(read([17], { listed: { filters: { email: 'ana' } } }), start);
    gathered.add(read([18, 17], { listed: { filters: { email: 'ana' } } }), start + 29_000);
    gathered.add(read([19], { listed: { filters: { email: 'bo' } } }), start + 29_500);
    assert.deepEqual(gathered.takeDue(start + 29_999), []);
    const due = gathered.takeDue(start + 30_000);
    assert.deepEqual(
      due.map((group) => eventOfGroup(group).event),
      [
        {
          kind: 'personal-data.read',
          subject: { kind: 'user', id: null },
          before: null,
          after: {
            route: '/v1/users/:id',
            requests: 3,
            ids: [17, 18, 19],
            filters: [{ email: 'ana' }, { email: 'bo' }],
            firstAt: '2026-11-22T10:00:00Z',
            lastAt: '2026-11-22T10:00:29.5Z',
          },
          persons: ['user/17', 'user/18', 'user/19'],
        },
      ],
    );
    assert.equal(gathered.oldestAt, undefined);
  });

  it('is told apart by person, network, route and kind', () => {
    const gathered = groups();
    const { context } = read([]);
    gathered.add(read([1]), start);
    gathered.add(read([1], { subjectKind: 'customer' }), start);
    gathered.add(read([1], { said: { route: '/v1/users' } }), start);
    gathered.add(read([1], { context: { ...context, address: '198.51.100.1' } }), start);
    gathered.add(read([1], { context: { ...context, actor: { ...rosa, id: 4 } } }), start);
    assert.equal(gathered.takeDue(start, true).length, 5);
  });

  it('is another event after a thousand people', () => {
    const gathered = groups();
    for (let first = 0; first < 2_500; first += 100) gathered.add(read(Array.from({ length: 100 }, (_, index) => first + index)), start);
    const sizes = gathered.takeDue(start, true).map(({ ids, requests }) => [ids.size, requests]);
    assert.deepEqual(sizes, [
      [1_000, 10],
      [1_000, 10],
      [500, 5],
    ]);
  });

  it('is kept, and joined with what came meanwhile, when it could not be written', () => {
    const gathered = groups();
    gathered.add(read([1]), start);
    const [failed] = gathered.takeDue(start, true);
    gathered.add(read([2]), start + 1);
    assert.ok(failed !== undefined);
    gathered.putBack(failed);
    assert.deepEqual([gathered.requests, gathered.oldestAt], [2, start]);
    assert.deepEqual(
      gathered.takeDue(start + 1).map(({ ids }) => [...ids]),
      [[1]],
    );
    assert.equal(gathered.requests, 1);
  });
});

describe('the buffer', () => {
  it('counts callers whom nobody knows beyond a number, and goes on taking in those who are known', () => {
    const gathered = groups({ unknownGroups: 10 });
    for (let host = 0; host < 256; host += 1) gathered.add(refused(`192.0.2.${host}`), start + host);
    gathered.add(read([17]), start);
    assert.equal(gathered.takeDue(start, true).length, 11);
    const [leftOut, ...others] = gathered.takeLeftOut();
    assert.deepEqual([leftOut?.requests, others], [246, []]);
    assert.deepEqual(leftOut && eventOfLeftOut(leftOut).event.after, {
      leftOut: true,
      requests: 246,
      firstAt: '2026-11-22T10:00:00.01Z',
      lastAt: '2026-11-22T10:00:00.255Z',
    });
    gathered.add(refused('192.0.2.1'), start);
    assert.equal(gathered.takeDue(start, true).length, 1);
  });

  it('takes all addresses of an IPv6 network for one caller', () => {
    const gathered = groups();
    for (let host = 1; host < 100; host += 1) gathered.add(refused(`2001:db8::${host}`), start);
    assert.deepEqual(
      gathered.takeDue(start, true).map(({ requests }) => requests),
      [99],
    );
  });

  it('says that reads are lost where there is no room for them', () => {
    const gathered = groups({ groups: 1 });
    gathered.add(read([1]), start);
    gathered.add(read([2], { said: { route: '/v1/users' } }), start);
    gathered.add(read([3], { said: { route: '/v1/users' } }), start);
    const [lost] = gathered.takeLeftOut().map((one) => eventOfLeftOut(one).event);
    assert.deepEqual([lost?.kind, lost?.after?.['requests']], ['audit.reads-lost', 2]);
  });
});
