/**
 * What holds where the server does not answer and nothing that it signed lasts any longer: nobody works (`block`), everybody does (`allow`),
 * or everybody for so long.
 */
export type OutagePolicy = 'block' | 'allow' | { readonly allowForMs: number };

/** Until when a policy that came into force at an instant lets people work: never (-Infinity), always (Infinity), or an instant. */
export function worksUntil(policy: OutagePolicy, since: number): number {
  if (policy === 'block') return -Infinity;
  return policy === 'allow' ? Infinity : since + policy.allowForMs;
}
