/** A key for a role of that name, as keys may be written: "Équipe EMEA" → "equipe-emea". Empty where nothing is left. */
export function keyOfName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');
}
