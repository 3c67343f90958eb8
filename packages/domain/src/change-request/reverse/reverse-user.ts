import type { CommandKind } from '../command-kinds.ts';
import { isOfErasedUser, type ChangedThing, type Difference } from '../difference/difference.ts';
import { changeBack, formerFields, irreversible, oneCommand, wasOf, type Command, type Reversal, type Reverse } from './reversal.ts';

const changeable = ['displayName', 'profile', 'validity'];

/** What is said of somebody who was erased is gone, so nothing can be brought back of it. */
const ofPerson =
  (reverse: Reverse): Reverse =>
  (difference) =>
    isOfErasedUser(difference) ? { because: 'the person was erased since' } : reverse(difference);

const deleteUser: Reverse = ({ subject: { id } }) => oneCommand('user.delete', { id });
const changeUser: Reverse = (difference) => changeBack('user.change', { id: difference.subject.id }, formerFields(difference, changeable));

export const reverseUser = {
  'user.create': ofPerson(deleteUser),
  'user.restore': ofPerson(deleteUser),
  'user.change': ofPerson(changeUser),
  'user.renew': ofPerson(changeUser),
  'user.suspend': ofPerson(({ subject: { id } }) => oneCommand('user.reinstate', { id })),
  'user.reinstate': ofPerson((difference) => suspendAgain(difference)),
  'user.move': ofPerson((difference) => oneCommand('user.move', { id: difference.subject.id, email: wasOf(difference)['email'] })),
  'user.delete': ofPerson(restoreUser),
  'user.erase': irreversible('whoever was erased stays so'),
  'override.set': ofPerson((difference) => (difference.before === null ? removeOverride(difference) : setOverride(difference))),
  'override.remove': ofPerson((difference) => setOverride(difference)),
  'user.import': reverseImport,
} satisfies Partial<Record<CommandKind, Reverse>>;

function suspendAgain({ subject: { id }, before }: ChangedThing): Reversal {
  return oneCommand('user.suspend', { id, reason: before?.['suspensionReason'] });
}

/** The overrides went with the user, and come back with it. */
function restoreUser({ subject: { id }, before }: Difference): Reversal {
  const { email, displayName, profile, validity, suspensionReason, overrides = [] } = before ?? {};
  return oneCommand('user.restore', { id, email, displayName, profile, validity, suspensionReason, overrides });
}

function removeOverride({ subject: { id }, after }: Difference): Reversal {
  return oneCommand('override.remove', { userId: id, feature: after?.['feature'] });
}

function setOverride({ subject: { id }, before }: Difference): Reversal {
  const { feature, value, validity, reason } = before ?? {};
  return oneCommand('override.set', { userId: id, feature, value, validity, reason });
}

function reverseImport({ users }: Difference): Reversal {
  if (users === undefined) return { because: 'it is not known any more which users the list made and changed' };
  if (users.some(isOfErasedUser)) return { because: 'a person on the list was erased since' };
  return users.toReversed().flatMap(reverseImported);
}

/** A list makes users, changes what it says of them, and suspends those whom it calls inactive. */
function reverseImported(user: ChangedThing): readonly Command[] {
  const { id } = user.subject;
  if (user.before === null) return [{ kind: 'user.delete', id }];
  const wasSuspended = (user.before['suspensionReason'] ?? null) !== null;
  const isSuspended = (user.after?.['suspensionReason'] ?? null) !== null;
  const former = formerFields(user, changeable);
  return [
    ...(isSuspended && !wasSuspended ? [{ kind: 'user.reinstate', id }] : []),
    ...(Object.keys(former).length > 0 ? [{ kind: 'user.change', id, ...former }] : []),
  ];
}
