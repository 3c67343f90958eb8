import type { BulkPlan } from '../bulk/bulk-plan.ts';
import type { User } from '../api/shapes.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';
import type { Selected } from '../ui/list/selection.ts';
import { usersCounted } from '../registry/counted.ts';

export type UserPlan = (selected: Selected<User>) => BulkPlan<User>;

const nameOf = ({ email }: User): string => email;

export const suspendUsers: UserPlan = (selected) => ({
  title: $localize`:@@users.suspend:Suspend users`,
  text: $localize`:@@users.suspendText:They have no licence until they are reinstated. Their seats stay theirs.`,
  selected,
  nameOf,
  needsReason: true,
  isDanger: true,
  itemOf: ({ id, version }, { reason }) => ({ action: 'user.suspend', id, reason, version }),
  undoOf: ({ id }) => ({ action: 'user.reinstate', id }),
  action: (size) => $localize`:@@users.suspendMany:Suspend ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.suspended:Suspended: ${usersCounted(size)}:users:.`,
});

export const reinstateUsers: UserPlan = (selected) => ({
  title: $localize`:@@users.reinstate:Reinstate users`,
  text: $localize`:@@users.reinstateText:They have their licence again, as far as it is valid.`,
  selected,
  nameOf,
  itemOf: ({ id, version }) => ({ action: 'user.reinstate', id, version }),
  action: (size) => $localize`:@@users.reinstateMany:Reinstate ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.reinstated:Reinstated: ${usersCounted(size)}:users:.`,
});

export const renewUsers: UserPlan = (selected) => ({
  title: $localize`:@@users.renew:Renew users`,
  text: $localize`:@@users.renewText:Their own validity goes on until the day that you give, inside their domain’s.`,
  selected,
  nameOf,
  asks: {
    kind: 'date',
    label: $localize`:@@users.until:Until`,
    help: $localize`:@@users.untilHelp:The last valid day, in the customer’s time zone.`,
  },
  itemOf: ({ id, version }, { value }) => ({ action: 'user.renew', id, until: value, version }),
  action: (size) => $localize`:@@users.renewMany:Renew ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.renewed:Renewed: ${usersCounted(size)}:users:.`,
});

export const changeProfile =
  (profiles: readonly FilterOption[]): UserPlan =>
  (selected) => ({
    title: $localize`:@@users.changeProfile:Change the profile`,
    text: $localize`:@@users.changeProfileText:The profile decides which features they get, over their domain’s packs.`,
    selected,
    nameOf,
    asks: {
      kind: 'choice',
      label: $localize`:@@users.profile:Profile`,
      help: '',
      options: profiles,
    },
    itemOf: ({ id, version }, { value }) => ({ action: 'user.change', id, profile: value, version }),
    action: (size) => $localize`:@@users.changeProfileMany:Change ${usersCounted(size)}:users:`,
    done: (size) => $localize`:@@users.profileChanged:Profile changed: ${usersCounted(size)}:users:.`,
  });

export const deleteUsers: UserPlan = (selected) => ({
  title: $localize`:@@users.delete:Delete users`,
  text: $localize`:@@users.deleteText:Their seats become free, and their overrides go with them. The history stays.`,
  selected,
  nameOf,
  needsReason: true,
  isDanger: true,
  itemOf: ({ id, version }, { reason }) => ({ action: 'user.delete', id, reason, version }),
  action: (size) => $localize`:@@users.deleteMany:Delete ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.deleted:Deleted: ${usersCounted(size)}:users:.`,
});
