import { computed, inject, type Signal } from '@angular/core';
import type { User } from '../api/shapes.ts';
import { targetOf } from '../bulk/bulk-target.ts';
import { planning } from '../bulk/planning.ts';
import { exportSelected } from '../registry/export-path.ts';
import { SessionStore } from '../session/session-store.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';
import type { ListAction } from '../ui/list/list-column.ts';
import type { List } from '../ui/list/list.ts';
import { changeProfile, deleteUsers, reinstateUsers, renewUsers, suspendUsers, type UserPlan } from './user-plans.ts';

/** What can be done with users. To be called where a component is made. */
export function userListActions(
  list: () => List<User> | undefined,
  profiles: Signal<readonly FilterOption[]>,
): Signal<readonly ListAction<User>[]> {
  const session = inject(SessionStore);
  const planned = planning(list);
  const run = (plan: UserPlan) => planned((selected) => plan(targetOf('users', selected, ({ email }) => email)));
  const exporting = session.may('user.export') ? [exportSelected<User>('users')] : [];
  return computed(() => [...(session.may('user.write') ? changes(run, profiles()) : []), ...exporting]);
}

function changes(
  run: (plan: UserPlan) => Extract<ListAction<User>, { run: unknown }>['run'],
  profiles: readonly FilterOption[],
): readonly ListAction<User>[] {
  return [
    { key: 'renew', label: $localize`:@@users.renewShort:Renew…`, icon: 'calendar-plus', run: run(renewUsers) },
    { key: 'profile', label: $localize`:@@users.profileShort:Change profile…`, icon: 'pencil', run: run(changeProfile(profiles)) },
    {
      key: 'suspend',
      label: $localize`:@@users.suspendShort:Suspend…`,
      icon: 'circle-pause',
      suits: ({ status }) => status === 'active',
      run: run(suspendUsers),
    },
    {
      key: 'reinstate',
      label: $localize`:@@users.reinstateShort:Reinstate…`,
      icon: 'circle-play',
      suits: ({ status }) => status === 'suspended',
      run: run(reinstateUsers),
    },
    { key: 'delete', label: $localize`:@@users.deleteShort:Delete…`, icon: 'trash-2', isDanger: true, run: run(deleteUsers) },
  ];
}
