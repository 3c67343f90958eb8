import { typesOf, type JsonSchema, type Operation } from './operations.ts';

/** One thing that an operation takes, as the command line takes it. */
export interface Field {
  /** `seat-limit` */
  readonly option: string;
  readonly place: 'path' | 'query' | 'body';
  /** `['seatLimit']`, or `['validity', 'until']` for `--until`. */
  readonly path: readonly [string, ...string[]];
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Where an id is wanted, what it is the id of: people give a name. */
  readonly names: NamedThing | undefined;
}

/** What people call by a name of its own rather than by a number. */
export type NamedThing = 'customer' | 'domain' | 'operator' | 'user';

export function fieldsOf(operation: Operation): readonly Field[] {
  const inAddress = operation.parameters.map(({ name, in: place, schema, required }): Field => {
    const [collection = ''] = operation.path.split('/').slice(2);
    const names = name === 'id' ? thingOf[collection] : thingOf[name];
    const option = name === 'id' && names !== undefined ? names : optionOf(name);
    return { option, place, path: [name], schema, required, names };
  });
  const { properties = {}, required = [] } = objectOf(operation.body);
  const inBody = Object.entries(properties).flatMap(([name, schema]) => fieldsOfProperty(name, schema, required.includes(name)));
  // Pages are turned by the command line itself. What may be given as an id or by its name is one option, which takes both.
  const own = inAddress.filter(({ option }, at) => {
    return option !== 'limit' && option !== 'cursor' && inAddress.findIndex((one) => one.option === option) === at;
  });
  return [...own, ...inBody];
}

/** A body that may be left out is an object or null. */
function objectOf(body: JsonSchema | null): JsonSchema {
  return body?.anyOf?.find(({ properties }) => properties !== undefined) ?? body ?? {};
}

function fieldsOfProperty(name: string, schema: JsonSchema, required: boolean): readonly Field[] {
  if (name !== 'validity') return [{ option: optionOf(name), place: 'body', path: [name], schema, required, names: thingOf[name] }];
  // A date that may be open may be left out.
  return Object.entries(schema.properties ?? {}).map(([part, date]) => {
    return {
      option: part,
      place: 'body',
      path: [name, part],
      schema: date,
      required: required && !typesOf(date).has('null'),
      names: undefined,
    };
  });
}

const thingOf: Readonly<Record<string, NamedThing>> = {
  customers: 'customer',
  customerId: 'customer',
  customerIds: 'customer',
  domains: 'domain',
  domainId: 'domain',
  ownerId: 'operator',
  users: 'user',
};

/** Shorter words for what is typed often. */
const options: Readonly<Record<string, string>> = {
  allowedAddresses: 'address',
  customerIds: 'customer',
  expiresAt: 'expires',
  featureKey: 'feature',
  permissions: 'permission',
  requestsPerSecond: 'rate',
  roleKeys: 'role',
  scopes: 'scope',
};

function optionOf(name: string): string {
  return options[name] ?? name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
