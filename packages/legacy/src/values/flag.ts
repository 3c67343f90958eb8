import { foldHeader } from '@seatledger/domain/import/fold.ts';

/** Words that say yes and no, folded: without case and accents. */
export interface FlagWords {
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
}

export const usualYes: readonly string[] = ['1', 'true', 'yes', 'y', 't', 'oui', 'o', 'vrai', 'v', 'on', 'x', 'actif', 'active', 'enabled'];
export const usualNo: readonly string[] = ['0', 'false', 'no', 'n', 'f', 'non', 'faux', 'off', 'inactif', 'inactive', 'disabled'];

export function flagWords({ yes, no }: { readonly yes: readonly string[]; readonly no: readonly string[] }): FlagWords {
  return { yes: new Set(yes.map(foldFlag)), no: new Set(no.map(foldFlag)) };
}

/** Undefined: neither. -1 is what Access writes for true. */
export function readFlag(text: string, { yes, no }: FlagWords): boolean | undefined {
  if (text === '1') return true;
  if (text === '0') return false;
  const word = foldFlag(text);
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}

function foldFlag(text: string): string {
  return text.trim() === '-1' ? '-1' : foldHeader(text);
}
