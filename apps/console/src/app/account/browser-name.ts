/** Newer ones first: each calls itself what came before it, too. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** As people call the browser that sends this: "Firefox, Windows". What it says of itself where we know none. */
export function browserName(userAgent: string): string {
  const parts = [browsers, systems].map((known) => known.find(([mark]) => userAgent.includes(mark))?.[1]);
  const named = parts.filter((part) => part !== undefined);
  return named.length > 0 ? named.join(', ') : userAgent.slice(0, 60);
}
