/** Whether an Accept header (RFC 9110 §12.5.1) lets JSON be answered. Without one anything may be. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept.split(',').some((part) => {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return jsonRanges.has(range) && !parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter));
  });
}

const jsonRanges = new Set(['*/*', 'application/*', 'application/json', 'application/problem+json']);
