import type { NamedThing } from '@seatledger/server';
import { z } from 'zod';

/** A property of a command as the command line takes it. */
export interface CommandField {
  /** `seat-limit` */
  readonly option: string;
  /** `['seatLimit']`, or `['validity', 'until']` for `--until`. */
  readonly path: readonly [string, ...string[]];
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Where an id is wanted, what it is the id of: people give a name. */
  readonly names: NamedThing | undefined;
}

/** The part of JSON Schema that commands use. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The fields of a command besides its kind. */
export function fieldsOf(schema: z.ZodType, noun: string): readonly CommandField[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(properties)
    .filter(([property]) => property !== 'kind')
    .flatMap(([property, described]) => fieldsOfProperty(property, described, required.includes(property), noun));
}

function fieldsOfProperty(property: string, schema: JsonSchema, required: boolean, noun: string): readonly CommandField[] {
  if (property !== 'validity') {
    return [{ option: optionOf(property), path: [property], schema, required, names: namedThing(property, noun) }];
  }
  const dates = Object.entries(schema.properties ?? {});
  return dates.map(([name, date]) => ({ option: optionOf(name), path: [property, name], schema: date, required, names: undefined }));
}

function namedThing(property: string, noun: string): NamedThing | undefined {
  if (property === 'customerId') return 'customer';
  if (property === 'userId') return 'user';
  return property === 'id' && (noun === 'customer' || noun === 'domain' || noun === 'user') ? noun : undefined;
}

function optionOf(property: string): string {
  return property.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The types of JSON that a schema allows. */
export function typesOf(schema: JsonSchema): ReadonlySet<string> {
  return new Set((schema.anyOf ?? schema.oneOf ?? [schema]).flatMap(({ type = [] }) => type));
}
