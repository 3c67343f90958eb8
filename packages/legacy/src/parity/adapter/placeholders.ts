import type { Template } from './adapter-schema.ts';

/** `{email}` is a place to fill; `${NAME}` is a value of the environment. */
const place = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\{([A-Za-z]+)\}/g;

export interface Placeholders {
  readonly places: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
}

/** All that is to be filled in texts. */
export function placeholdersIn(texts: Iterable<string>): Placeholders {
  const places = new Set<string>();
  const secrets = new Set<string>();
  for (const text of texts) {
    for (const [, secret, name] of text.matchAll(place)) {
      if (secret !== undefined) secrets.add(secret);
      else if (name !== undefined) places.add(name);
    }
  }
  return { places, secrets };
}

export type Fill = (name: string) => string;

/** Fills the places of a text, each value as `encode` writes it; secrets come as they are from `secret`. */
export function filled(text: string, value: Fill, secret: Fill, encode: (text: string) => string = (one) => one): string {
  return text.replaceAll(place, (_, named: string | undefined, name: string | undefined) =>
    encode(named === undefined ? value(name ?? '') : secret(named)),
  );
}

/** The texts of a template, wherever they stand. */
export function* textsOf(template: Template | undefined): Generator<string, void, void> {
  if (typeof template === 'string') yield template;
  else if (Array.isArray(template)) for (const item of template as readonly Template[]) yield* textsOf(item);
  else if (typeof template === 'object' && template !== null) for (const value of Object.values(template)) yield* textsOf(value);
}

/** A template with its texts replaced; names of fields stay. */
export function mapTexts(template: Template, change: (text: string) => unknown): unknown {
  if (typeof template === 'string') return change(template);
  if (Array.isArray(template)) return (template as readonly Template[]).map((item) => mapTexts(item, change));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([field, value]) => [field, mapTexts(value, change)]));
}

/** What may stand in a header: nothing of a value begins another one, and what is not ASCII is written in percent. */
export function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character.isWellFormed() ? character : '\uFFFD'));
}
