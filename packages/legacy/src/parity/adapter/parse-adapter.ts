import { readYaml, type Complain } from '../../yaml/yaml-file.ts';
import { AdapterFileError } from './adapter-file-error.ts';
import { adapterSchema, type Adapter, type AddressPlace, type Gateway, type Template } from './adapter-schema.ts';
import { placeholdersIn, textsOf } from './placeholders.ts';

/** An adapter file with the secrets that it names. */
export interface OpenedAdapter {
  readonly adapter: Adapter;
  /** By the name of the variable of the environment. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Where the old service is, and nothing else is asked: `https://licences.old.example`. */
  readonly origin: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the old service is to be asked, or answered for: only the secrets that this takes have to be there. */
export type AdapterUse = 'ask' | 'reply';

/**
 * The adapter that a file describes (YAML 1.2), with its secrets taken from the environment.
 * @throws AdapterFileError with the line and the field of all that is wrong; values of the environment are never repeated.
 */
export function parseAdapter(text: string, file: string, environment: Environment, use: AdapterUse): OpenedAdapter {
  const secrets = new Map<string, string>();
  const check = (adapter: Adapter, complain: Complain): void => {
    checkRequest(adapter, complain);
    checkGateway(adapter.gateway, complain);
    for (const name of placeholdersIn(textsFor(use, adapter)).secrets) {
      const value = environment[name];
      if (value === undefined || value === '')
        complain([], `the variable ${name} of the environment is not set: set it, or write no \${${name}}.`);
      else secrets.set(name, value);
    }
  };
  const read = readYaml(text, { schema: adapterSchema, formsAt, check });
  if (!read.ok) throw new AdapterFileError(file, read.issues);
  return { adapter: read.data, secrets, origin: new URL(read.data.request.url.replaceAll(/\{\w+\}/g, 'x')).origin };
}

function formsAt(path: readonly (string | number)[]): string {
  const field = path.at(-1);
  if (field === 'features') return 'write a JSON pointer to an object, or { list: /…, name: /…, value: /… }.';
  if (field === 'email' || field === 'product') return 'write { query: name }, { json: /pointer }, { form: name } or path.';
  return 'this is not a form that is known here: look at the example.';
}

function textsFor(use: AdapterUse, { request, gateway }: Adapter): Iterable<string> {
  if (use === 'reply') return gateway === undefined ? [] : replyTexts(gateway);
  return [request.url, ...Object.values(request.headers), ...textsOf(request.json), ...Object.values(request.form ?? {})];
}

function* replyTexts({ reply }: Gateway): Generator<string, void, void> {
  for (const { headers, body } of [reply.licensed, reply.notLicensed]) {
    yield* Object.values(headers);
    yield* textsOf(body);
  }
}

const asked = ['email', 'product'];

function checkRequest({ request }: Adapter, complain: Complain): void {
  const { method, url, headers, json, form } = request;
  checkUrl(url, complain);
  if (json !== undefined && form !== undefined) complain(['request', 'form'], 'there is json already: write one of them.');
  if (method === 'GET' && (json !== undefined || form !== undefined)) complain(['request', 'method'], 'write POST: GET has no body.');
  const texts = [url, ...Object.values(headers), ...textsOf(json), ...Object.values(form ?? {})];
  const { places } = placeholdersIn(texts);
  if (!places.has('email')) complain(['request'], 'the address is asked for nowhere: write {email} where it belongs.');
  refuseOthers(texts, asked, ['request'], complain);
}

function checkUrl(url: string, complain: Complain): void {
  const authority = /^https?:\/\/[^/?#]*/i.exec(url)?.[0];
  if (authority === undefined) complain(['request', 'url'], 'write an address that begins with https:// or http://.');
  else if (/[{}$@]/.test(authority) || URL.parse(url.replaceAll(/\$?\{\w+\}/g, 'x')) === null) {
    complain(['request', 'url'], 'write the host as it is, without places to fill, user or password.');
  }
}

const replied = ['email', 'product', 'licensed', 'status', 'validUntil', 'lastDay', 'features'];

function checkGateway(gateway: Gateway | undefined, complain: Complain): void {
  if (gateway === undefined) return;
  const { questions, email, product, reply } = gateway;
  const inPath = placeholdersIn([questions.path]).places;
  const checkPlace = (place: AddressPlace | undefined, name: string): void => {
    if (place === 'path' && !inPath.has(name))
      complain(['gateway', name], `write {${name}} in the path of the questions, as a part of its own.`);
    const needsBody = typeof place === 'object' && !('query' in place);
    if (needsBody && questions.method === 'GET') complain(['gateway', name], 'a question by GET has no body: write query or path.');
  };
  checkPlace(email, 'email');
  checkPlace(product, 'product');
  const partsWithMore = questions.path.split('/').filter((part) => part.includes('{') && !/^\{\w+\}$/.test(part));
  if (partsWithMore.length > 0)
    complain(['gateway', 'questions', 'path'], 'a place to fill is a whole part of the path: /licences/{email}/check.');
  refuseOthers([questions.path], asked, ['gateway', 'questions', 'path'], complain);
  for (const [name, { headers, body }] of Object.entries(reply)) {
    refuseOthers([...Object.values(headers), ...textsOf(body as Template | undefined)], replied, ['gateway', 'reply', name], complain);
  }
}

function refuseOthers(texts: readonly string[], known: readonly string[], path: readonly string[], complain: Complain): void {
  for (const name of placeholdersIn(texts).places) {
    if (!known.includes(name))
      complain([...path], `nothing is known as {${name}}: write one of ${known.map((one) => `{${one}}`).join(', ')}.`);
  }
}
