/** Texts that differ in white space, in case, or in how their letters are composed, are the same name. */
export function foldName(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A key made of a name: `Contrôleur de gestion` → `controleur-de-gestion`. Undefined where nothing is left of it. */
export function keyOfName(name: string): string | undefined {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const text = words
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');
  return text === '' ? undefined : text;
}
