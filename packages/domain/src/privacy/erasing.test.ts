import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideEraseContact } from '../customer/erase-contact.ts';
import type { Customer } from '../customer/customer.ts';
import { decideEraseOperator } from '../operator/erase-operator.ts';
import type { Operator } from '../operator/operator.ts';
import { decideLeavePerson } from '../operator/leave-person.ts';
import { decideReinstateOperator } from '../operator/reinstate-operator.ts';
import { decideEraseUser } from '../user/erase-user.ts';
import type { User } from '../user/user.ts';
import { parseAnnotation } from './processing.ts';

const at = '2026-11-25T10:00:00Z';
const ana: User = {
  id: 17,
  customerId: 5,
  domainId: 3,
  email: 'ana@acme.example',
  displayName: 'Ana',
  profile: null,
  validity: { from: null, until: null },
  suspensionReason: 'Ana is on leave',
};
const acme: Customer = {
  id: 5,
  name: 'Acme',
  locale: 'en',
  timeZone: 'Europe/Paris',
  externalReference: null,
  contacts: [
    { name: 'Ana', email: 'ana@acme.example', role: 'other' },
    { name: 'Bob', email: 'bob@acme.example', role: 'other' },
  ],
};
const rosa: Operator = {
  id: 3,
  email: 'rosa@vendor.example',
  displayName: 'Rosa',
  locale: 'fr',
  roleKeys: ['administrator'],
  customerIds: null,
  personId: 3,
  suspendedAt: null,
  suspensionReason: 'on leave',
  version: 1,
};

describe('what erases somebody', () => {
  it('says nothing about them in its event', () => {
    const changes = [
      decideEraseUser({ kind: 'user.erase', id: 17 }, { user: ana, formerUser: undefined }),
      decideEraseContact({ kind: 'contact.erase', id: 5, email: 'ana@acme.example' }, acme),
      decideEraseOperator({ kind: 'operator.erase', id: 3, at }, { operator: rosa, otherAdministrators: 1 }),
    ].map((decision) => (decision.outcome === 'changed' ? decision.change : null));
    assert.ok(changes.every((change) => change !== null));
    assert.doesNotMatch(JSON.stringify(changes), /ana|rosa|leave/i);
  });

  it('leaves the other contacts of a customer, and nothing to do for an address that is none', () => {
    const decision = decideEraseContact({ kind: 'contact.erase', id: 5, email: 'ana@acme.example' }, acme);
    assert.deepEqual(decision.outcome === 'changed' && decision.plan.contacts.map(({ name }) => name), ['Bob']);
    assert.equal(decideEraseContact({ kind: 'contact.erase', id: 5, email: 'no@acme.example' }, acme).outcome, 'unchanged');
  });

  it('leaves of an operator a number that nobody reinstates, once, and never of the last administrator', () => {
    const command = { kind: 'operator.erase', id: 3, at } as const;
    const decision = decideEraseOperator(command, { operator: rosa, otherAdministrators: 1 });
    assert.equal(decision.outcome, 'changed');
    const erased = decision.outcome === 'changed' ? decision.plan : rosa;
    assert.deepEqual(
      [erased.email, erased.displayName, erased.roleKeys, erased.suspendedAt, erased.suspensionReason],
      ['erased-3@erased.invalid', 'Erased', [], at, null],
    );
    assert.equal(decideEraseOperator(command, { operator: erased, otherAdministrators: 0 }).outcome, 'unchanged');
    assert.throws(() => decideReinstateOperator({ kind: 'operator.reinstate', id: 3 }, erased), { code: 'operator_erased' });
    const ofTwo = { operator: erased, accounts: [erased, { id: 4 }], nextPersonId: 9 };
    assert.throws(() => decideLeavePerson({ kind: 'operator.leave-person', id: 3, askedBy: 5 }, ofTwo), { code: 'operator_erased' });
    assert.throws(() => decideEraseOperator(command, { operator: rosa, otherAdministrators: 0 }), { code: 'last_administrator_in_use' });
  });
});

describe('the comment of a column', () => {
  it('says what is personal and for what, or why it is not; everything else is neither', () => {
    assert.deepEqual(parseAnnotation('personal: identity; seats'), { personal: true, category: 'identity', activity: 'seats' });
    assert.deepEqual(parseAnnotation('not personal: of a company'), { personal: false, because: 'of a company' });
    for (const comment of ['personal: identity', 'personal: shoe; seats', 'personal: identity; toString', 'not personal: ', 'a key']) {
      assert.equal(parseAnnotation(comment), null, comment);
    }
  });
});
