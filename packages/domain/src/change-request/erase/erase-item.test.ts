import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { eraseEverybody, eraseFromItem, personsIn, type ItemContent } from './erase-item.ts';

const ana = { userIds: [17], emails: ['ana@acme.example', 'ana@acme.fr'] };
const values = { email: 'ana@acme.example', displayName: 'Ana Lima', profile: 'analyst', suspensionReason: null };
const subject = { kind: 'user', id: 17 };
const created: ItemContent = {
  command: { kind: 'user.create', email: 'ana@acme.fr', displayName: 'Ana Lima', profile: 'analyst' },
  subject,
  before: null,
  after: values,
};

describe('what a request says about somebody who is erased', () => {
  it('is null where it is about them, and everything else stays', () => {
    const { command, after, isVoid } = eraseFromItem(created, ana, false) ?? assert.fail();
    assert.deepEqual(command, { kind: 'user.create', email: null, displayName: null, profile: 'analyst' });
    assert.deepEqual(after, { email: null, displayName: null, profile: 'analyst', suspensionReason: null });
    assert.equal(isVoid, true);
  });

  it('is found by id whatever the address was then, and by address where nobody has the id', () => {
    const former = { ...created, command: { kind: 'user.delete', id: 17 }, before: { ...values, email: 'lima@acme.example' }, after: null };
    assert.equal(eraseFromItem(former, ana, false)?.before?.['email'], null);
    const ofNobody = { ...created, subject: { kind: 'user', id: 99 } };
    assert.equal(eraseFromItem(ofNobody, ana, false)?.after?.['displayName'], null);
  });

  it('stays where it is about somebody else who had the address before, except what is written about them there', () => {
    const moved: ItemContent = {
      command: { kind: 'user.move', id: 20, email: 'anne@acme.example' },
      subject: { kind: 'user', id: 20 },
      before: { email: 'ana@acme.example', displayName: 'Anne' },
      after: { email: 'anne@acme.example', displayName: 'Anne' },
    };
    assert.equal(eraseFromItem(moved, ana, true), null);
    const suspended = { ...moved, command: { kind: 'user.suspend', id: 20, reason: 'shared with Ana@ACME.fr.' } };
    assert.equal(eraseFromItem(suspended, ana, true)?.command['reason'], 'erased');
  });

  it('leaves the other contacts of a customer, and says where one was', () => {
    const contacts = [
      { name: 'Ana', email: 'ana@acme.example', role: 'other' },
      { name: 'Bob', email: 'bob@acme.example', role: 'other' },
    ];
    const item: ItemContent = {
      command: { kind: 'customer.change', id: 5, name: 'Acme 2' },
      subject: { kind: 'customer', id: 5 },
      before: { name: 'Acme', contacts },
      after: { name: 'Acme 2', contacts },
    };
    const erased = eraseFromItem(item, ana, false) ?? assert.fail();
    assert.deepEqual(erased.before, { name: 'Acme', contacts: [null, contacts[1]] });
    assert.deepEqual([erased.isAbout, erased.isVoid], [false, false]);
    assert.equal(eraseFromItem({ ...item, command: { ...item.command, contacts } }, ana, false)?.isVoid, true);
  });

  it('is null of a restored user, overrides and reasons with it', () => {
    const command = {
      kind: 'user.restore',
      id: 17,
      email: 'ana@acme.example',
      suspensionReason: 'Ana left',
      overrides: [{ reason: 'Ana' }],
    };
    const erased = eraseFromItem({ command, subject: null, before: null, after: null }, ana, false);
    assert.deepEqual(erased?.command, { kind: 'user.restore', id: 17, email: null, suspensionReason: null, overrides: null });
  });

  it('is not found a second time, nor where it is about others', () => {
    const text = fc.constantFrom('ana@acme.example', 'bob@acme.example', 'Ana', 'on leave, see ANA@acme.fr', 'dr.ana@acme.fr', '');
    const side = fc.option(fc.record({ email: text, displayName: text, reason: text, list: fc.array(fc.record({ email: text })) }));
    const item = fc.record({
      command: fc.record({
        kind: fc.constantFrom('user.change', 'customer.change', 'domain.suspend'),
        id: fc.nat(20),
        reason: text,
        email: text,
      }),
      subject: fc.option(fc.record({ kind: fc.constantFrom('user', 'customer'), id: fc.nat(20) })),
      before: side,
      after: side,
    });
    fc.assert(
      fc.property(item, fc.boolean(), (content, isOfAnother) => {
        const erased = eraseFromItem(content, ana, isOfAnother);
        if (erased !== null) assert.equal(eraseFromItem({ ...content, ...erased }, ana, isOfAnother), null);
        const left = { ...content, ...eraseFromItem(content, ana, false) };
        assert.ok(!personsIn(left).some((name) => ana.emails.includes(name)));
        const nobody = { ...content, ...eraseEverybody(content) };
        assert.deepEqual(
          personsIn(nobody).filter((name) => name.includes('@')),
          [],
        );
        assert.equal(eraseEverybody(nobody), null);
      }),
    );
  });
});
