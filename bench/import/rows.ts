import { randomFrom } from '../measure/random.ts';

/** A row of a customer's list. All about row `n` (from 0) follows from `n`. */
export interface ListRow {
  readonly localPart: string;
  readonly displayName: string;
  /** From 1. */
  readonly profile: number;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export type RowOrder = 'shuffled' | 'sorted';

export const listDomain = 'customer.example';
export const profileKeys = ['viewer', 'analyst', 'modeller', 'administrator'] as const;

const firstNames =
  'Ana Benoît Carla David Élise Farid Grace Hugo Inês Jonas Karim Laura Miguel Nadia Óscar Paula Quentin Rosa Samuel Zoë'.split(' ');
const lastNames = "Silva Martin Schmidt Rossi Dubois García Novák Larsen O'Brien Tanaka Moreau Santos Weber Costa Bernard Jensen".split(
  ' ',
);

export function listRow(n: number): ListRow {
  const first = firstNames[n % firstNames.length] ?? '';
  const last = lastNames[Math.floor(n / firstNames.length) % lastNames.length] ?? '';
  const isDated = n % 10 === 3;
  return {
    localPart: `${plain(first)}.${plain(last)}${n}`,
    displayName: `${first} ${last}`,
    profile: 1 + (n % profileKeys.length),
    validFrom: isDated ? '2026-02-01' : null,
    validUntil: isDated ? '2096-06-30' : null,
  };
}

/** Row numbers in the order of the list: as nobody sorts them (the same every time), or by address. */
export function rowNumbers(rows: number, order: RowOrder): Uint32Array {
  const numbers = Uint32Array.from({ length: rows }, (_, n) => n);
  return order === 'shuffled' ? shuffled(numbers) : sortedByAddress(numbers);
}

function shuffled(numbers: Uint32Array): Uint32Array {
  const random = randomFrom(3);
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const moved = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = moved;
  }
  return numbers;
}

function sortedByAddress(numbers: Uint32Array): Uint32Array {
  const addresses = Array.from(numbers, (n) => listRow(n).localPart);
  return numbers.toSorted((a, b) => ((addresses[a] ?? '') < (addresses[b] ?? '') ? -1 : 1));
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}
