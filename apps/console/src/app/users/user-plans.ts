import type { BulkPlan } from '../bulk/bulk-plan.ts';
import type { BulkTarget } from '../bulk/bulk-target.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';
import { usersCounted } from '../registry/counted.ts';

export type UserPlan = (target: BulkTarget) => BulkPlan;

export const suspendUsers: UserPlan = (target) => ({
  title: $localize`:@@users.suspend:Suspend users`,
  text: $localize`:@@users.suspendText:They have no licence until they are reinstated. Their seats stay theirs.`,
  target,
  needsReason: true,
  isDanger: true,
  change: ({ reason }) => ({ action: 'user.suspend', reason }),
  undo: { action: 'user.reinstate' },
  action: (size) => $localize`:@@users.suspendMany:Suspend ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.suspended:Suspended: ${usersCounted(size)}:users:.`,
});

export const reinstateUsers: UserPlan = (target) => ({
  title: $localize`:@@users.reinstate:Reinstate users`,
  text: $localize`:@@users.reinstateText:They have their licence again, as far as it is valid.`,
  target,
  change: () => ({ action: 'user.reinstate' }),
  action: (size) => $localize`:@@users.reinstateMany:Reinstate ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.reinstated:Reinstated: ${usersCounted(size)}:users:.`,
});

export const renewUsers: UserPlan = (target) => ({
  title: $localize`:@@users.renew:Renew users`,
  text: $localize`:@@users.renewText:Their own validity goes on until the day that you give, inside their domain’s.`,
  target,
  asks: {
    kind: 'date',
    label: $localize`:@@users.until:Until`,
    help: $localize`:@@users.untilHelp:The last valid day, in the customer’s time zone.`,
  },
  change: ({ value }) => ({ action: 'user.renew', until: value }),
  action: (size) => $localize`:@@users.renewMany:Renew ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.renewed:Renewed: ${usersCounted(size)}:users:.`,
});

export const changeProfile =
  (profiles: readonly FilterOption[]): UserPlan =>
  (target) => ({
    title: $localize`:@@users.changeProfile:Change the profile`,
    text: $localize`:@@users.changeProfileText:The profile decides which features they get, over their domain’s packs.`,
    target,
    asks: {
      kind: 'choice',
      label: $localize`:@@users.profile:Profile`,
      help: '',
      options: profiles,
    },
    change: ({ value }) => ({ action: 'user.change', profile: value }),
    action: (size) => $localize`:@@users.changeProfileMany:Change ${usersCounted(size)}:users:`,
    done: (size) => $localize`:@@users.profileChanged:Profile changed: ${usersCounted(size)}:users:.`,
  });

export const deleteUsers: UserPlan = (target) => ({
  title: $localize`:@@users.delete:Delete users`,
  text: $localize`:@@users.deleteText:Their seats become free, and their overrides go with them. The history stays.`,
  target,
  needsReason: true,
  isDanger: true,
  change: ({ reason }) => ({ action: 'user.delete', reason }),
  action: (size) => $localize`:@@users.deleteMany:Delete ${usersCounted(size)}:users:`,
  done: (size) => $localize`:@@users.deleted:Deleted: ${usersCounted(size)}:users:.`,
});
