import type { Entity } from '../canonical-rows.ts';
import type { FieldReader } from '../entity-fields.ts';
import type { Concept } from './concepts.ts';

type Signature = readonly Concept[];

/** What tables of an entity are called: the first is the old application's own name. */
export const tableSignatures: { readonly [E in Entity]: readonly Signature[] } = {
  customer: [['customer']],
  domain: [['domain'], ['domain', 'customer'], ['domain', 'email']],
  user: [['user'], ['user', 'customer'], ['user', 'seat']],
  seat: [
    ['pack', 'profile'],
    ['domain', 'user'],
  ],
  'user-profile': [
    ['user', 'profile'],
    ['user', 'profile', 'setting'],
  ],
  profile: [['setting', 'profile'], ['profile']],
  'profile-value': [
    ['feature', 'setting', 'profile'],
    ['feature', 'profile'],
    ['profile', 'value'],
    ['feature', 'profile', 'value'],
  ],
  feature: [['available', 'feature'], ['feature']],
  'domain-pack': [['pack'], ['domain', 'pack']],
  pack: [['setting', 'pack'], ['pack']],
  role: [['role']],
  operator: [['role', 'user']],
};

/** Concepts that are left out of the names of an entity's own columns: `NomClient` of a customer is its name. */
export const ownConcepts: { readonly [E in Entity]: readonly Concept[] } = {
  customer: ['customer'],
  domain: ['domain'],
  user: ['user'],
  seat: [],
  'user-profile': [],
  profile: ['profile', 'setting'],
  'profile-value': [],
  feature: ['feature', 'available'],
  'domain-pack': [],
  pack: ['pack'],
  role: ['role'],
  operator: [],
};

const start: readonly Signature[] = [['start']];
const end: readonly Signature[] = [['end']];
const created: readonly Signature[] = [['created']];
const active: readonly Signature[] = [['active'], ['blocked']];
const names: readonly Signature[] = [['name'], ['label'], []];
const description: readonly Signature[] = [['description']];
const email: readonly Signature[] = [['email']];
const validity = { validFrom: start, validUntil: end };

/** What the columns of a field are called; the better name first. References are called after what they refer to. */
export const fieldSignatures: { readonly [E in Entity]: Readonly<Record<string, readonly Signature[]>> } = {
  customer: {
    id: [['id']],
    name: names,
    externalReference: [['external'], ['code']],
    locale: [['locale']],
    timeZone: [['zone']],
    isActive: active,
    createdAt: created,
  },
  domain: {
    id: [['id']],
    name: [...names, ['email'], ['email', 'name']],
    customerId: [['customer']],
    ...validity,
    isActive: active,
    seatLimit: [['seat', 'limit'], ['user', 'limit'], ['limit'], ['seat']],
    graceDays: [['grace'], ['grace', 'days']],
    createdAt: created,
  },
  user: {
    id: [['id']],
    email,
    firstName: [['first'], ['first', 'name']],
    lastName: [['last'], ['last', 'name'], ['name']],
    displayName: [['display'], ['display', 'name'], ['name'], ['first', 'last', 'name'], ['first', 'name']],
    isActive: active,
    ...validity,
    domainId: [['domain']],
    profileId: [['profile'], ['setting', 'profile']],
    createdAt: created,
    lastSeenAt: [['last', 'seen'], ['seen']],
  },
  seat: { id: [['id']], domainId: [['domain']], userId: [['user']] },
  'user-profile': { id: [['id']], userId: [['user']], profileId: [['setting', 'profile'], ['profile']], ...validity },
  profile: { id: [['id']], name: names, description },
  'profile-value': {
    id: [['id']],
    profileId: [['setting', 'profile'], ['profile']],
    featureId: [['available', 'feature'], ['feature']],
    value: [['value']],
  },
  feature: {
    id: [['id']],
    code: [['code'], ['name'], []],
    name: [['label'], ['name']],
    description,
    defaultValue: [['default'], ['default', 'value'], ['value']],
  },
  'domain-pack': { id: [['id']], domainId: [['domain']], packId: [['setting', 'pack'], ['pack']], order: [['order']], ...validity },
  pack: { id: [['id']], name: names, description, settings: [['setting'], ['value'], ['setting', 'value']] },
  role: { id: [['id']], name: [...names, ['code']] },
  operator: { id: [['id']], email, displayName: [['name'], ['display'], ['display', 'name']], roleId: [['role']], isActive: active },
};

/** Concepts beside a signature that do not make another thing of the column. */
export const harmless: Readonly<Partial<Record<FieldReader, readonly Concept[]>>> = {
  id: ['id', 'code'],
  'first-day': ['date', 'valid', 'seat'],
  'last-day': ['date', 'valid', 'seat'],
  instant: ['date'],
  address: ['address', 'user', 'name'],
  flag: ['user', 'customer', 'domain', 'valid', 'seat'],
  number: ['limit'],
  settings: ['value'],
};
