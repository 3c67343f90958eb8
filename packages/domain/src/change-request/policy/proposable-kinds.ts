/** The commands by which people change what the vendor keeps: those that a policy may ask approval for. It is silent on all others. */
export const proposableKinds = [
  'customer.change',
  'customer.create',
  'customer.delete',
  'domain.add-alias',
  'domain.assign-packs',
  'domain.change',
  'domain.create',
  'domain.delete',
  'domain.move',
  'domain.reinstate',
  'domain.remove-alias',
  'domain.rename',
  'domain.renew',
  'domain.suspend',
  'feature.change',
  'feature.create',
  'feature.delete',
  'import.apply',
  'override.remove',
  'override.set',
  'pack.change',
  'pack.create',
  'pack.delete',
  'policy.change',
  'product.change',
  'product.create',
  'product.delete',
  'profile.change',
  'profile.create',
  'profile.delete',
  'user.change',
  'user.create',
  'user.delete',
  'user.import',
  'user.move',
  'user.reinstate',
  'user.renew',
  'user.suspend',
] as const;

const known: ReadonlySet<string> = new Set(proposableKinds);

export function isProposable(kind: string): boolean {
  return known.has(kind);
}
