import type { AddressPlace, Gateway } from './adapter-schema.ts';
import { valueAt } from './json-pointer.ts';

/** A request that came to the gateway. */
export interface Asked {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Undefined where it was not read. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
}

export interface AskedQuestion {
  readonly email: string;
  readonly product: string | null;
}

/** Whether a request asks for a licence, as far as its method and path say. */
export function isLicenceQuestion({ questions }: Gateway, { method, target }: Asked): boolean {
  return method === questions.method && partsOfPath(questions.path, pathOf(target)) !== undefined;
}

export function needsBody({ email, product }: Gateway): boolean {
  return [email, product].some((place) => typeof place === 'object' && !('query' in place));
}

/** Whom a request asks about; undefined where that cannot be read. */
export function findQuestion(gateway: Gateway, asked: Asked): AskedQuestion | undefined {
  const email = valueOf(gateway.email, 'email', gateway, asked);
  if (email === undefined || email === '') return undefined;
  return { email, product: (gateway.product && valueOf(gateway.product, 'product', gateway, asked)) ?? null };
}

function valueOf(place: AddressPlace, name: string, { questions }: Gateway, { target, body }: Asked): string | undefined {
  if (place === 'path') return partsOfPath(questions.path, pathOf(target))?.get(name);
  if ('query' in place)
    return new URLSearchParams(target.includes('?') ? target.slice(target.indexOf('?')) : '').get(place.query) ?? undefined;
  if (body === undefined) return undefined;
  if ('form' in place) return isForm(body.type) ? (new URLSearchParams(body.text).get(place.form) ?? undefined) : undefined;
  const value = valueAt(parseJson(body.text), place.json);
  return typeof value === 'string' ? value : undefined;
}

function isForm(type: string): boolean {
  return type.toLowerCase().startsWith('application/x-www-form-urlencoded');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? target;
}

/** The parts that places of the pattern stand for; undefined where the path is another one. */
function partsOfPath(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const found = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const there = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const text = decoded(there);
    if (name === undefined ? text?.toLowerCase() !== part.toLowerCase() : text === undefined || text === '') return undefined;
    if (name !== undefined) found.set(name, text ?? '');
  }
  return found;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
