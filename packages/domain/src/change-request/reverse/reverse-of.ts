import { CommandRefused } from '../../command/decision.ts';
import { isCommandKind, type CommandKind } from '../command-kinds.ts';
import type { Difference } from '../difference/difference.ts';
import { titleOf } from '../difference/title.ts';
import { irreversible, leavesNothing, oneCommand, wasOf, type Command, type Reversal, type Reverse } from './reversal.ts';
import { reverseCatalogue } from './reverse-catalogue.ts';
import { reverseCustomer } from './reverse-customer.ts';
import { reverseDomain } from './reverse-domain.ts';
import { reverseUser } from './reverse-user.ts';

const reverseImport = {
  'import.upload': ({ subject: { id } }) => [{ kind: 'import.delete', id }],
  'import.judge': leavesNothing,
  // What it did to users is told, and reversed, by the import of users beside it.
  'import.apply': leavesNothing,
  'import.delete': irreversible('the file is gone; upload it again'),
  'import.expire': irreversible('the file is gone; upload it again'),
  'leaver-check.upload': ({ subject: { id } }) => [{ kind: 'leaver-check.delete', id }],
  'leaver-check.delete': irreversible('the file is gone; upload it again'),
  'leaver-check.expire': irreversible('the file is gone; upload it again'),
} satisfies Partial<Record<CommandKind, Reverse>>;

const reverseMigration = {
  'migration.plan': leavesNothing,
  'migration.apply': irreversible('what it has brought over is changed and deleted by itself'),
  'migration.delete': irreversible('the rows are gone; plan the old database anew'),
  'quarantined-row.fix': ({ subject: { id } }) => [{ kind: 'quarantined-row.reopen', id }],
  'quarantined-row.map': ({ subject: { id } }) => [{ kind: 'quarantined-row.reopen', id }],
  'quarantined-row.drop': ({ subject: { id } }) => [{ kind: 'quarantined-row.reopen', id }],
  'parity-run.create': leavesNothing,
  'quarantined-row.reopen': irreversible('decide on the row anew'),
} satisfies Partial<Record<CommandKind, Reverse>>;

const reverseByKind: Readonly<Record<CommandKind, Reverse>> = {
  ...reverseCustomer,
  ...reverseDomain,
  ...reverseUser,
  ...reverseCatalogue,
  ...reverseImport,
  ...reverseMigration,
  'policy.change': (difference) => oneCommand('policy.change', { rules: wasOf(difference)['rules'] }),
};

/**
 * The commands that bring back what the commands of a request have changed, to be carried out in this order. What was deleted comes
 * back under the id that it had, and what goes by a key under its key, so each command finds what it names.
 *
 * @throws CommandRefused `cannot_be_undone` for the last command that cannot be reversed; its detail says which and why.
 */
export function reverseOf(differences: readonly Difference[]): readonly Command[] {
  return differences.toReversed().flatMap((difference, index) => {
    const reversal = reverseOne(difference);
    if (!('because' in reversal)) return reversal;
    const number = differences.length - index;
    const detail = `Command ${number} cannot be undone (${titleOf(difference, 'en')}): ${reversal.because}.`;
    throw new CommandRefused('cannot_be_undone', detail, `commands.${number - 1}`);
  });
}

function reverseOne(difference: Difference): Reversal {
  if (!isCommandKind(difference.kind)) return { because: 'this version does not know such commands' };
  return reverseByKind[difference.kind](difference);
}
