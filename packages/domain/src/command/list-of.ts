const listed = 5;

/** `a, b and 3 more`: enough for a person to begin with. */
export function listOf(names: readonly string[]): string {
  const more = names.length - listed;
  return more > 0 ? `${names.slice(0, listed).join(', ')} and ${more} more` : names.join(', ');
}
