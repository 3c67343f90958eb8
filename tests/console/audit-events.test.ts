import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventDays } from '../../apps/console/src/app/audit/explorer/event-days.ts';
import { eventQuery } from '../../apps/console/src/app/audit/explorer/event-query.ts';
import { heldAs, isSameAddress } from '../../apps/console/src/app/audit/privacy/erase-consequences.ts';

describe('events', () => {
  it('stand under the days of the time zone that is shown', () => {
    const events = [{ recordedAt: '2026-11-21T23:30:00Z' }, { recordedAt: '2026-11-21T22:30:00Z' }];
    assert.deepEqual(
      eventDays(events, 'Europe/Paris').map(({ day, events: { length } }) => [day, length]),
      [
        ['2026-11-22', 1],
        ['2026-11-21', 1],
      ],
    );
    assert.deepEqual(eventDays(events, 'UTC'), [{ day: '2026-11-21', events }]);
    assert.deepEqual(eventDays([], 'UTC'), []);
  });

  it('are narrowed by what the address says; a subject is a kind, or one of it', () => {
    assert.deepEqual(eventQuery({ person: 'ana@acme.example', subject: 'user/17' }, 'UTC'), {
      person: 'ana@acme.example',
      subjectKind: 'user',
      subjectId: '17',
    });
    assert.deepEqual(eventQuery({ subject: 'domain' }, 'UTC'), { subjectKind: 'domain' });
  });

  it('of a day are those of the day there, also where its clocks change', () => {
    for (const [zone, day, from, until] of [
      ['Europe/Paris', '2026-11-21', '2026-11-20T23:00:00.000Z', '2026-11-21T23:00:00.000Z'],
      ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
      ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
      ['Asia/Kolkata', '2026-11-21', '2026-11-20T18:30:00.000Z', '2026-11-21T18:30:00.000Z'],
    ] as const)
      assert.deepEqual(eventQuery({ from: day, until: day }, zone), { from, until }, `${zone} ${day}`);
    assert.deepEqual(eventQuery({ from: '2026-11-21T10:00:00Z' }, 'Europe/Paris'), { from: '2026-11-21T10:00:00Z' });
  });
});

describe('an erasure', () => {
  it('has consequences that go by what is held', () => {
    const held = [
      { service: 'registry', kind: 'user', count: 2 },
      { service: 'access', kind: 'operator', count: 1 },
      { service: 'audit', kind: 'event', count: 12 },
    ];
    assert.deepEqual(heldAs(held), { seats: 2, isOperator: true, isContact: false, events: 12 });
  });

  it('is confirmed by the address, however it is written', () => {
    assert.ok(isSameAddress(' Ana@ACME.example', 'ana@acme.example'));
    assert.ok(!isSameAddress('ana@acme', 'ana@acme.example'));
    assert.ok(!isSameAddress('', 'ana@acme.example'));
  });
});
