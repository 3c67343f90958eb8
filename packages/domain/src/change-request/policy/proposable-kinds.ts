import { commandKinds, type CommandKind } from '../command-kinds.ts';

/** Lists on their way in or out, and erasures, which nobody may put off. */
const withoutApproval: ReadonlySet<CommandKind> = new Set([
  'import.upload',
  'import.judge',
  'import.delete',
  'import.expire',
  'leaver-check.upload',
  'leaver-check.delete',
  'leaver-check.expire',
  'migration.plan',
  'migration.delete',
  'quarantined-row.fix',
  'quarantined-row.map',
  'quarantined-row.drop',
  'quarantined-row.reopen',
  'parity-run.create',
  'user.erase',
  'contact.erase',
]);

/** The commands that a policy may ask approval for; it is silent on all others. */
export const proposableKinds = commandKinds.filter((kind) => !withoutApproval.has(kind));

const proposable: ReadonlySet<string> = new Set(proposableKinds);

export function isProposable(kind: string): boolean {
  return proposable.has(kind);
}
