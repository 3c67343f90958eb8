import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { commandSchemas } from '@seatledger/server';
import { openSession, sessionOptions, type Session } from '../session.ts';
import type { Arguments, Verb } from '../verb.ts';
import { fieldsOf, typesOf, type CommandField } from './command-fields.ts';
import { readValue } from './read-value.ts';

/** Every command of the registry as a verb, made from its schema: a new command needs nothing here. */
export function registryVerbs(): readonly Verb[] {
  return commandSchemas.map((schema) => verbOf(schema.shape.kind.value, schema));
}

function verbOf(kind: string, schema: (typeof commandSchemas)[number]): Verb {
  const [noun = '', verb = ''] = kind.split('.');
  const fields = fieldsOf(schema, noun);
  const subject = fields.find(({ path }) => path[0] === subjectProperty(noun, verb));
  const options = fields.filter((field) => field !== subject);
  return {
    name: `${noun} ${verb}`,
    summary: `${phrases[verb] ?? sentence(verb)} ${noun === 'override' ? 'an' : 'a'} ${noun}`,
    usage: [...(subject ? [(subject.names ?? subject.option).toUpperCase()] : []), ...options.map(usageOf)].join(' '),
    options: { ...sessionOptions, ...Object.fromEntries(options.map(({ option }) => [option, { type: 'string' as const }])) },
    positionals: subject ? { least: 1, most: 1 } : { least: 0, most: 0 },
    async run([given], values, terminal) {
      await using session = await openSession(values);
      const typed: Arguments = subject ? { ...values, [subject.option]: given } : values;
      const command = await readCommand(kind, fields, typed, session);
      const result = await session.services.registry.execute(command, session.context());
      terminal.result(result, result.outcome === 'changed' ? `Done: ${noun} ${result.id}.` : 'Nothing to do: it is so already.');
      return 0;
    },
  };
}

/** What the verb acts on stands without an option's name: `user suspend ana@acme.example`. */
function subjectProperty(noun: string, verb: string): string | undefined {
  if (noun === 'override') return undefined;
  const named = noun === 'customer' || noun === 'domain' || noun === 'user';
  if (verb !== 'create') return named ? 'id' : 'key';
  if (noun === 'user') return 'email';
  return named ? 'name' : 'key';
}

async function readCommand(kind: string, fields: readonly CommandField[], values: Arguments, session: Session): Promise<CommandValue> {
  const command: Record<string, unknown> = {};
  for (const field of fields) {
    const text = values[field.option];
    if (typeof text !== 'string') continue;
    const value = field.names === undefined ? readValue(field.option, text, field.schema) : await session.findId(field.names, text);
    const [property, part] = field.path;
    // The two dates of a validity are given one by one; the one left out is open.
    command[property] =
      part === undefined ? value : { from: null, until: null, ...(command[property] as object | undefined), [part]: value };
  }
  return { ...command, kind };
}

function usageOf({ option, required, schema }: CommandField): string {
  const types = typesOf(schema);
  const placeholder = types.has('object') ? 'JSON' : types.has('array') ? 'LIST' : option.toUpperCase().replaceAll('-', '_');
  const text = `--${option} ${types.has('null') ? `${placeholder}|none` : placeholder}`;
  return required ? text : `[${text}]`;
}

/** Verbs that do not read well before the noun. */
const phrases: Readonly<Record<string, string>> = {
  'add-alias': 'Add an alias to',
  'remove-alias': 'Remove an alias from',
  'assign-packs': 'Assign packs, in their order, to',
};

function sentence(verb: string): string {
  return verb.charAt(0).toUpperCase() + verb.slice(1);
}
