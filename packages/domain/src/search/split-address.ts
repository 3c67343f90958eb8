/** What a search with an `@` asks for: how a local part begins, and how the name of a domain does; either may be empty. */
export interface SearchedAddress {
  readonly localPart: string;
  readonly domainName: string;
}

/** Undefined where the text has no `@`. */
export function splitAddress(text: string): SearchedAddress | undefined {
  const at = text.lastIndexOf('@');
  if (at === -1) return undefined;
  return { localPart: text.slice(0, at).trim().toLowerCase().normalize('NFC'), domainName: text.slice(at + 1).trim() };
}
