/** What every answer that is no page carries: it is what it says it is, loads nothing, and nobody frames it (ASVS 3.4.3 to 3.4.6). */
export const dataProtection = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;

/** Sent over TLS only (RFC 6797 §7.2). */
export const strictTransportSecurity = 'max-age=31536000; includeSubDomains';
