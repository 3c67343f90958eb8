/** The vendor and the people that the check is measured on. All about user number `n` (from 0) follows from `n` and the population's size. */
export interface Population {
  readonly licences: number;
  readonly domains: number;
}

export interface SeededUser {
  readonly domain: number;
  readonly localPart: string;
  readonly displayName: string;
  /** From 1. */
  readonly profile: number;
  readonly validUntil: string | null;
  readonly suspended: boolean;
  readonly hasOverride: boolean;
}

export const customers = 40;
export const timeZones = ['Europe/Paris', 'Europe/Lisbon', 'America/New_York', 'Asia/Tokyo', 'UTC'] as const;
export const products = ['excel-addin', 'web-portal', 'planning'] as const;
export const profiles = ['viewer', 'reader', 'analyst', 'modeller', 'administrator'] as const;
export const packs = ['finance', 'logistics', 'early-access', 'archive'] as const;

/** By id, from 1: four to a product, one of each type. */
export const features = products.flatMap((product, index) =>
  (['flag', 'number', 'choice', 'text'] as const).map((type) => ({ product: index + 1, type, key: featureKey(product, type) })),
);

const firstNames =
  'ana bruno carla david elena farid grace hugo ines jonas karim laura miguel nadia oscar paula quentin rosa samuel teresa'.split(' ');
const lastNames = 'silva martin schmidt rossi dubois garcia novak larsen okafor tanaka moreau santos weber costa bernard jensen'.split(' ');

export function populationOf(licences: number): Population {
  return { licences, domains: Math.max(1, Math.min(200, Math.floor(licences / 50))) };
}

/** Domains are of very different sizes: with a million users and 200 domains, from 2,500 to 70,000. */
export function userNumber({ licences, domains }: Population, n: number): SeededUser {
  const domain = Math.floor(domains * ((n + 0.5) / licences) ** 2);
  const first = firstNames[n % firstNames.length] ?? '';
  const last = lastNames[Math.floor(n / firstNames.length) % lastNames.length] ?? '';
  return {
    domain,
    localPart: `${first}.${last}${n}`,
    displayName: `${capital(first)} ${capital(last)}`,
    profile: 1 + (n % profiles.length),
    validUntil: n % 10 === 3 ? '2096-06-30' : null,
    suspended: isSuspended(n),
    hasOverride: n % 200 === 11,
  };
}

export function domainName(domain: number): string {
  return `customer${domain % customers}-${domain}.example`;
}

/** What part of the licences is valid. */
export const validPart = 0.98;

function isSuspended(n: number): boolean {
  return n % 50 === 7;
}

function featureKey(product: string, type: string): string {
  return `${product.replace('-', '.')}.${{ flag: 'connect', number: 'maxRows', choice: 'edition', text: 'endpoint' }[type]}`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
