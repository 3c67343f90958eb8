import type { CommandKind } from '../command-kinds.ts';
import type { Difference } from '../difference/difference.ts';
import {
  changeBack,
  formerFields,
  isNowOf,
  oneCommand,
  pick,
  wasOf,
  type Command,
  type Reversal,
  type Reverse,
  type Values,
} from './reversal.ts';

const kept = [
  'customerId',
  'name',
  'aliases',
  'validity',
  'seatLimit',
  'graceDays',
  'offlineLeaseDays',
  'suspensionReason',
  'packs',
  'microsoftTenants',
];

const idOf = ({ subject: { id } }: Difference): Values => ({ id });
const deleteDomain: Reverse = (difference) => oneCommand('domain.delete', idOf(difference));
/** A renewal is changed back: another renewal would have to end later. */
const changeDomain: Reverse = (difference) =>
  changeBack(
    'domain.change',
    idOf(difference),
    formerFields(difference, ['validity', 'seatLimit', 'graceDays', 'offlineLeaseDays', 'microsoftTenants']),
  );

export const reverseDomain = {
  'domain.create': deleteDomain,
  'domain.restore': deleteDomain,
  'domain.change': changeDomain,
  'domain.renew': changeDomain,
  'domain.rename': renameBack,
  'domain.add-alias': (difference) => removeAliases(difference, namesAdded(difference)),
  'domain.remove-alias': (difference) =>
    namesRemoved(difference).map((alias) => ({ kind: 'domain.add-alias', ...idOf(difference), alias })),
  'domain.suspend': (difference) => oneCommand('domain.reinstate', idOf(difference)),
  'domain.reinstate': (difference) => oneCommand('domain.suspend', { ...idOf(difference), reason: wasOf(difference)['suspensionReason'] }),
  'domain.cut-over': (difference) => oneCommand('domain.cut-back', idOf(difference)),
  'domain.cut-back': (difference) =>
    oneCommand('domain.cut-over', { ...idOf(difference), acceptBlockers: wereAccepted(wasOf(difference)) }),
  'domain.move': (difference) => oneCommand('domain.move', { ...idOf(difference), customerId: wasOf(difference)['customerId'] }),
  'domain.assign-packs': (difference) => oneCommand('domain.assign-packs', { ...idOf(difference), packs: wasOf(difference)['packs'] }),
  'domain.delete': (difference) => oneCommand('domain.restore', { ...idOf(difference), ...pick(wasOf(difference), kept) }),
} satisfies Partial<Record<CommandKind, Reverse>>;

/** What was cut over although something kept it from being ready is so again on the same terms. */
function wereAccepted({ acceptedBlockers }: Values): boolean {
  return Array.isArray(acceptedBlockers) && acceptedBlockers.length > 0;
}

/** Renaming keeps the name of before as an alias, so going back makes one of the newer name, which goes unless it was one before. */
function renameBack(difference: Difference): Reversal {
  const { name } = wasOf(difference);
  const newer = isNowOf(difference)['name'];
  const wasAlias = namesOf(wasOf(difference)).includes(newer);
  return [{ kind: 'domain.rename', ...idOf(difference), name }, ...(wasAlias ? [] : removeAliases(difference, [newer]))];
}

function removeAliases(difference: Difference, aliases: readonly unknown[]): readonly Command[] {
  return aliases.map((alias) => ({ kind: 'domain.remove-alias', ...idOf(difference), alias }));
}

function namesAdded(difference: Difference): readonly unknown[] {
  return namesOf(isNowOf(difference)).filter((name) => !namesOf(wasOf(difference)).includes(name));
}

function namesRemoved(difference: Difference): readonly unknown[] {
  return namesOf(wasOf(difference)).filter((name) => !namesOf(isNowOf(difference)).includes(name));
}

function namesOf({ aliases }: Values): readonly unknown[] {
  return Array.isArray(aliases) ? aliases : [];
}
