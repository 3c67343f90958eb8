/**
 * Why an address or a domain is refused:
 * - `blank`: nothing but white space;
 * - `too_long`: over 254 octets (RFC 5321 §4.5.3.1.3), or a domain over 253 (RFC 1035 §2.3.4);
 * - `not_an_address`: no dot-atom before one `@` (RFC 5321 §4.1.2); quoted local parts and `Name <address>` count here;
 * - `local_part_too_long`: over 64 octets (RFC 5321 §4.5.3.1.1);
 * - `invalid_domain`: not a host name of at least two labels (RFC 1123 §2.1, RFC 5890 §2.3.1), an IP address included;
 * - `mixed_script_domain`: a label mixes scripts, as look-alikes of other domains do (UTS 39 §5.1).
 */
export const emailRefusalCodes = [
  'blank',
  'too_long',
  'not_an_address',
  'local_part_too_long',
  'invalid_domain',
  'mixed_script_domain',
] as const;
export type EmailRefusalCode = (typeof emailRefusalCodes)[number];

/** `detail` is one English sentence that says what to do, and never contains what was typed. */
export interface EmailRefusal {
  readonly code: EmailRefusalCode;
  readonly detail: string;
}

export function refuse(code: EmailRefusalCode, detail: string): { readonly ok: false; readonly refusal: EmailRefusal } {
  return { ok: false, refusal: { code, detail } };
}
