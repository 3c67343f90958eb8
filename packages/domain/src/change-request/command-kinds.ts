/** Every kind of command that a request may hold. */
export const commandKinds = [
  'customer.create',
  'customer.change',
  'customer.delete',
  'customer.restore',
  'domain.create',
  'domain.change',
  'domain.rename',
  'domain.add-alias',
  'domain.remove-alias',
  'domain.suspend',
  'domain.reinstate',
  'domain.cut-over',
  'domain.cut-back',
  'domain.renew',
  'domain.move',
  'domain.assign-packs',
  'domain.delete',
  'domain.restore',
  'user.create',
  'user.change',
  'user.suspend',
  'user.reinstate',
  'user.renew',
  'user.move',
  'user.delete',
  'user.restore',
  'product.create',
  'product.change',
  'product.delete',
  'feature.create',
  'feature.change',
  'feature.delete',
  'profile.create',
  'profile.change',
  'profile.delete',
  'pack.create',
  'pack.change',
  'pack.delete',
  'override.set',
  'override.remove',
  'policy.change',
  'user.import',
  'import.upload',
  'import.judge',
  'import.apply',
  'import.delete',
  'import.expire',
  'leaver-check.upload',
  'leaver-check.delete',
  'leaver-check.expire',
  'migration.plan',
  'migration.apply',
  'migration.delete',
  'quarantined-row.fix',
  'quarantined-row.map',
  'quarantined-row.drop',
  'quarantined-row.reopen',
  'parity-run.create',
  'user.erase',
  'contact.erase',
] as const;
export type CommandKind = (typeof commandKinds)[number];

const known: ReadonlySet<string> = new Set(commandKinds);

/** A request that was kept by a later version may hold kinds that are not known here. */
export function isCommandKind(kind: string): kind is CommandKind {
  return known.has(kind);
}

/**
 * They name what was deleted by the id that it had, and so may be made of the difference of a request that was applied, never by a
 * caller: a history would go over to somebody else.
 */
export const kindsOfUndoAlone: ReadonlySet<string> = new Set<CommandKind>(['customer.restore', 'domain.restore', 'user.restore']);
