import type { ApiClient } from '@seatledger/api-client';
import { connectionOptions, longTimeoutMs, openConnection } from '../connection/connection.ts';
import type { Terminal } from '../terminal.ts';
import { textOf, type Arguments, type ExitCode, type OptionOfVerb, type Verb } from '../verb.ts';
import { refusedIn } from './api-refusal.ts';
import { callOperation } from './call-operation.ts';
import { fieldsOf, type Field } from './fields.ts';
import { listItems } from './list-items.ts';
import { saidOptionsOf } from './said-beside.ts';
import { saveAnswer } from './save-answer.ts';
import { choicesOf, itemsOf, operations, typesOf, type Operation } from './operations.ts';
import { itemTable, lines } from './show-answer.ts';
import { requestMade, tellRequest } from './tell-request.ts';
import { runUpload } from './upload-verb.ts';
import { nameOf } from './verb-names.ts';

/** Every operation of the API as a verb, made from its description: a new operation needs nothing here. */
export function apiVerbs(): readonly Verb[] {
  return operations.filter(({ operationId }) => !leftOut.has(operationId)).map(verbOf);
}

/** What leads to pages of somebody else's, and what programs ask. */
const leftOut: ReadonlySet<string> = new Set([
  'beginIdentityLink',
  'checkLicences',
  'readLicence',
  'signLicence',
  'tellUses',
  'watchLicences',
]);

export function verbOf(operation: Operation): Verb {
  const name = nameOf(operation);
  const fields = fieldsOf(operation);
  const subject = fields.find((field) => isSubject(field, name));
  const options = fields.filter((field) => field !== subject);
  return {
    name,
    summary: operation.summary,
    usage: [
      ...(operation.takesFile ? ['FILE'] : []),
      ...(subject ? [placeholderOf(subject)] : []),
      ...options.map(usageOf),
      ...usageOfKind(operation),
      ...usageOfSaid(operation, fields),
    ].join(' '),
    options: {
      ...connectionOptions,
      ...Object.fromEntries(options.map((field) => [field.option, optionOf(field)])),
      ...optionsOfKind(operation),
      ...saidOptionsOf(operation, fields),
    },
    positionals: subject || operation.takesFile ? { least: 1, most: 1 } : { least: 0, most: 0 },
    run: operation.takesFile ? runUpload(operation, fields) : runCall(operation, { name, fields, subject }),
  };
}

interface Named {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly subject: Field | undefined;
}

function runCall(operation: Operation, { name, fields, subject }: Named): Verb['run'] {
  return async ([given = ''], values, terminal) => {
    const typed = subject ? { ...values, [subject.option]: nameInKey(subject, given) } : values;
    await using connection = await openConnection(values, operation.answers === 'file' ? longTimeoutMs : undefined);
    return await run(connection.client, operation, { name, fields, given }, typed, terminal).catch(refusedIn(fields, subject));
  };
}

/** What the verb acts on stands without an option's name: `user suspend ana@acme.example`. */
function isSubject({ place, path: [property], names }: Field, name: string): boolean {
  const [noun = '', verb] = name.split(' ');
  if (noun === 'override') return false;
  if (place === 'path' || (noun === 'search' && property === 'q')) return true;
  return verb === 'create' && place === 'body' && property === newNames[noun] && names === undefined;
}

const newNames: Readonly<Record<string, string>> = {
  customer: 'name',
  domain: 'name',
  feature: 'key',
  operator: 'email',
  pack: 'key',
  product: 'key',
  profile: 'key',
  role: 'key',
  user: 'email',
};

/** Of a key or token, the whole is taken as well: whoever found a leaked one has nothing else. */
function nameInKey({ place, names }: Field, given: string): string {
  return place === 'path' && names === undefined ? (/^slp?_([0-9a-z]{12})(?:_|$)/.exec(given)?.[1] ?? given) : given;
}

interface Called {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly given: string;
}

async function run(client: ApiClient, operation: Operation, called: Called, values: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (operation.answers === 'list' && operation.method === 'get') {
    const { items, more } = await listItems(client, operation, called.fields, values);
    terminal.result(items, itemTable(items));
    if (more) terminal.note('There are more: --all lists them, --limit so many.');
    return 0;
  }
  const answered = await callOperation(client, operation, called.fields, values);
  const { data, unchanged } = answered;
  const request = requestMade(answered);
  if (request !== undefined) return tellRequest(request, terminal);
  if (operation.answers === 'list') {
    return tellItems(data as AnsweredItems, terminal);
  }
  if (operation.answers === 'file') return saveAnswer(data as ReadableStream<Uint8Array>, textOf(values, 'output'));
  const answer = (data ?? { outcome: 'changed' }) as Readonly<Record<string, unknown>>;
  const secret = operation.secret === null ? undefined : answer[operation.secret];
  if (secret !== undefined) terminal.note(`Keep this now: it is not shown again.${validityOf(answer)}`);
  terminal.result(answer, secret === undefined ? sentenceOf(operation, called, answer, unchanged) : String(secret));
  return isFailed(answer) ? 2 : 0;
}

interface AnsweredItems {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** Of bulk actions: whether what they come to has been carried out. */
  readonly applied?: boolean;
  /** Of all, where `items` are examples. */
  readonly counts?: Readonly<Record<string, number>>;
}

function tellItems({ items, applied, counts = {} }: AnsweredItems, terminal: Terminal): ExitCode {
  terminal.result(items, itemTable(items));
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  if (all > items.length) terminal.note(`${told.join(', ')}; of these ${items.length} are shown.`);
  if (applied === false) terminal.note('Nothing was applied: this is what would become of each.');
  return items.some(({ outcome }) => outcome === 'refused') ? 2 : 0;
}

/** A change request that was to be applied, and could not be. */
function isFailed(answer: Readonly<Record<string, unknown>>): answer is { readonly failure: { readonly detail: string } } {
  return answer['state'] === 'failed' && typeof answer['failure'] === 'object';
}

function validityOf({ expiresAt }: Readonly<Record<string, unknown>>): string {
  return typeof expiresAt === 'string' ? ` It is good until ${expiresAt}.` : '';
}

function sentenceOf(operation: Operation, { name, given }: Called, answer: Readonly<Record<string, unknown>>, unchanged: boolean): string {
  if (operation.method === 'get') return lines(answer);
  if (isFailed(answer)) return `Could not be applied: ${answer.failure.detail}`;
  if (unchanged) return 'Nothing to do: it is so already.';
  const [noun] = name.split(' ');
  const which = answer['id'] ?? answer['key'] ?? answer['keyId'] ?? answer['clientId'] ?? answer['tokenId'] ?? given;
  return `Done: ${noun} ${String(which)}`.trimEnd().concat('.');
}

function optionOf({ schema }: Field): OptionOfVerb {
  const choices = [...choicesOf(schema), ...(typesOf(schema).has('boolean') ? ['true', 'false'] : [])];
  return { type: 'string', multiple: itemsOf(schema) !== undefined, ...(choices.length > 0 && { choices }) };
}

function optionsOfKind({ method, answers, takesVersion }: Operation): Readonly<Record<string, OptionOfVerb>> {
  if (answers === 'list' && method === 'get') return { limit: { type: 'string' }, all: { type: 'boolean', default: false } };
  if (answers === 'file') return { output: { type: 'string' } };
  return takesVersion ? { 'if-version': { type: 'string' } } : {};
}

function usageOfKind({ method, answers, takesVersion }: Operation): readonly string[] {
  if (answers === 'list' && method === 'get') return ['[--limit N|--all]'];
  if (answers === 'file') return ['[--output FILE]'];
  return takesVersion ? ['[--if-version N]'] : [];
}

function usageOfSaid(operation: Operation, fields: readonly Field[]): readonly string[] {
  return Object.keys(saidOptionsOf(operation, fields)).map((name) => `[--${name} ${name.toUpperCase().replaceAll('-', '_')}]`);
}

function usageOf(field: Field): string {
  const { option, required, schema } = field;
  const text = `--${option} ${placeholderOf(field)}${typesOf(schema).has('null') ? '|none' : ''}`;
  return required ? text : `[${text}]`;
}

function placeholderOf({ option, schema, names }: Field): string {
  if (names === undefined && itemsOf(schema) !== undefined) return 'LIST';
  if (typesOf(schema).has('object')) return 'JSON';
  return option.toUpperCase().replaceAll('-', '_');
}
