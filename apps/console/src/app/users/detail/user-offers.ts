import type { Profile, User } from '../../api/shapes.ts';
import type { Action } from '../../frame/actions.ts';
import type { UserActions } from './user-actions.ts';
import { changeQuestion, renewQuestion, suspendQuestion } from './user-questions.ts';
import { nameOf } from './user-sentence.ts';

/** What the palette offers while a user is looked at. */
export function userOffers(
  actions: UserActions,
  user: User,
  profiles: readonly Profile[],
  attempt: (done: Promise<unknown>) => void,
): readonly Action[] {
  const suspend: Action = {
    id: 'user-suspend',
    icon: 'circle-pause',
    label: suspendQuestion(user).title,
    run: () => attempt(actions.suspend(user)),
  };
  const reinstate: Action = {
    id: 'user-reinstate',
    icon: 'circle-play',
    label: $localize`:@@userDetail.reinstateTitle:Reinstate ${nameOf(user)}:name:`,
    run: () => attempt(actions.reinstate(user)),
  };
  return [
    user.status === 'suspended' ? reinstate : suspend,
    { id: 'user-change', icon: 'pencil', label: changeQuestion(user, []).title, run: () => attempt(actions.change(user, profiles)) },
    { id: 'user-renew', icon: 'calendar-clock', label: renewQuestion(user).title, run: () => attempt(actions.renew(user)) },
  ];
}
