const maxLength = 64;

/**
 * A key of the product for what the old one called otherwise: `adhoc.max_rows` → `adhoc.maxRows`, `Contrôleur de gestion` → `controleur-de-gestion`.
 * Never empty; two names may have the same one.
 */
export function catalogueKey(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/_+([a-z])/gi, (_, letter: string) => letter.toUpperCase());
  const parts = plain.split(/([.])|[^A-Za-z0-9.]+/).filter((part) => part !== undefined && part !== '');
  const key = parts.reduce((joined, part) => joined + (part === '.' || joined === '' || joined.endsWith('.') ? part : `-${part}`), '');
  const cleaned = key
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^[.\d-]+|[.-]+$/g, '')
    .slice(0, maxLength)
    .replace(/[.-]+$/, '');
  return cleaned === '' ? 'x' : lowered(cleaned);
}

/** Words of a name are in small letters; what was written together keeps its capitals, save the first. */
function lowered(key: string): string {
  const parts = key.split('-');
  const isName = parts.length > 1 || /^[A-Z][a-z0-9]*$|^[A-Z0-9]+$/.test(key);
  return isName ? key.toLowerCase() : key[0]?.toLowerCase() + key.slice(1);
}
