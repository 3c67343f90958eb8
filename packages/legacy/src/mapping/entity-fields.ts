import { entities, type CanonicalRows, type Entity } from './canonical-rows.ts';

/** How the text of a column becomes the value of a field. */
export type FieldReader =
  | 'id'
  | 'address'
  | 'domain-name'
  | 'name'
  | 'description'
  | 'reference'
  | 'value'
  | 'flag'
  | 'first-day'
  | 'last-day'
  | 'instant'
  | 'number'
  | 'locale'
  | 'time-zone'
  | 'settings';

export interface FieldDefinition {
  readonly reader: FieldReader;
  /** Every row must have it; the others may be null. */
  readonly required: boolean;
  /** The entity whose id it is. */
  readonly refersTo: Entity | null;
}

type Fields<E extends Entity> = { readonly [Field in keyof CanonicalRows[E] & string]: FieldDefinition };

const required = (reader: FieldReader, refersTo: Entity | null = null): FieldDefinition => ({ reader, required: true, refersTo });
const optional = (reader: FieldReader, refersTo: Entity | null = null): FieldDefinition => ({ reader, required: false, refersTo });
const validity = { validFrom: optional('first-day'), validUntil: optional('last-day') };

/** The fields of canonical rows, in their order. */
export const entityFields: { readonly [E in Entity]: Fields<E> } = {
  customer: {
    id: required('id'),
    name: required('name'),
    externalReference: optional('reference'),
    locale: optional('locale'),
    timeZone: optional('time-zone'),
    isActive: optional('flag'),
    createdAt: optional('instant'),
  },
  domain: {
    id: required('id'),
    name: required('domain-name'),
    customerId: optional('id', 'customer'),
    ...validity,
    isActive: optional('flag'),
    seatLimit: optional('number'),
    graceDays: optional('number'),
    createdAt: optional('instant'),
  },
  user: {
    id: required('id'),
    email: required('address'),
    firstName: optional('name'),
    lastName: optional('name'),
    displayName: optional('name'),
    isActive: optional('flag'),
    ...validity,
    domainId: optional('id', 'domain'),
    profileId: optional('id', 'profile'),
    createdAt: optional('instant'),
    lastSeenAt: optional('instant'),
  },
  seat: { id: optional('id'), domainId: required('id', 'domain'), userId: required('id', 'user') },
  'user-profile': {
    id: optional('id'),
    userId: required('id', 'user'),
    profileId: required('id', 'profile'),
    ...validity,
  },
  profile: { id: required('id'), name: required('name'), description: optional('description') },
  'profile-value': {
    id: optional('id'),
    profileId: required('id', 'profile'),
    featureId: required('id', 'feature'),
    value: optional('value'),
  },
  feature: {
    id: required('id'),
    code: required('name'),
    name: optional('name'),
    description: optional('description'),
    defaultValue: optional('value'),
  },
  'domain-pack': {
    id: optional('id'),
    domainId: required('id', 'domain'),
    packId: required('id', 'pack'),
    order: optional('number'),
    ...validity,
  },
  pack: { id: required('id'), name: required('name'), description: optional('description'), settings: optional('settings') },
  role: { id: required('id'), name: required('name') },
  operator: {
    id: optional('id'),
    email: required('address'),
    displayName: optional('name'),
    roleId: required('id', 'role'),
    isActive: optional('flag'),
  },
};

export function fieldsOf(entity: Entity): readonly (readonly [field: string, definition: FieldDefinition])[] {
  return Object.entries(entityFields[entity]);
}

export function isEntity(text: string): text is Entity {
  return Object.hasOwn(entities, text);
}
