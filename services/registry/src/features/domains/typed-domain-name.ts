import { parseDomainName } from '@seatledger/domain/email/domain-name.ts';

/** A domain's name as it is stored, in its ASCII form; the beginning of one is taken as it is. */
export function typedDomainName(text: string): string {
  const parsed = parseDomainName(text);
  return parsed.ok ? parsed.name : text.toLowerCase();
}
