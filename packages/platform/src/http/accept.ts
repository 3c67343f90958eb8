interface Range {
  readonly name: string;
  readonly quality: number;
}

/**
 * The media type that an Accept header (RFC 9110 §12.5.1) likes best of those offered, the first of equals; undefined where it lets
 * none of them be answered. Without a header anything may be.
 */
export function preferredMediaType<Type extends string>(accept: string | undefined, offered: readonly Type[]): Type | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = readRanges(accept);
  let best: { readonly type: Type; readonly quality: number } | undefined;
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > (best?.quality ?? 0)) best = { type, quality };
  }
  return best?.type;
}

/** Of an Accept or Accept-Language header; names in small letters. */
export function readRanges(header: string): readonly Range[] {
  return header.split(',').map(readRange);
}

const qualityParameter = /^q=([01](?:\.\d{0,3})?)$/;

function readRange(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.map((parameter) => qualityParameter.exec(parameter)?.[1]).find((found) => found !== undefined);
  return { name, quality: Number(quality ?? 1) };
}

/** As the most specific range says that names it. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const names = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*'];
  const said = names.map((name) => ranges.find((range) => range.name === name)).find((range) => range !== undefined);
  return said?.quality ?? 0;
}
