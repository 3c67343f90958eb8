import type { BulkPlan } from '../bulk/bulk-plan.ts';
import type { BulkTarget } from '../bulk/bulk-target.ts';
import { domainsCounted } from '../registry/counted.ts';

export type DomainPlan = (target: BulkTarget) => BulkPlan;

export const renewDomains: DomainPlan = (target) => ({
  title: $localize`:@@domains.renew:Renew domains`,
  text: $localize`:@@domains.renewText:Their validity goes on until the day that you give; that of their users goes with it.`,
  target,
  asks: {
    kind: 'date',
    label: $localize`:@@domains.until:Until`,
    help: $localize`:@@domains.untilHelp:The last valid day, in the customer’s time zone.`,
  },
  change: ({ value }) => ({ action: 'domain.renew', until: value }),
  action: (size) => $localize`:@@domains.renewMany:Renew ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.renewed:Renewed: ${domainsCounted(size)}:domains:.`,
});

export const suspendDomains: DomainPlan = (target) => ({
  title: $localize`:@@domains.suspend:Suspend domains`,
  text: $localize`:@@domains.suspendText:Nobody under them has a licence until they are reinstated. Nothing is lost.`,
  target,
  needsReason: true,
  isDanger: true,
  change: ({ reason }) => ({ action: 'domain.suspend', reason }),
  undo: { action: 'domain.reinstate' },
  action: (size) => $localize`:@@domains.suspendMany:Suspend ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.suspended:Suspended: ${domainsCounted(size)}:domains:.`,
});

export const reinstateDomains: DomainPlan = (target) => ({
  title: $localize`:@@domains.reinstate:Reinstate domains`,
  text: $localize`:@@domains.reinstateText:Everybody under them has their licence again, as far as it is valid.`,
  target,
  change: () => ({ action: 'domain.reinstate' }),
  action: (size) => $localize`:@@domains.reinstateMany:Reinstate ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.reinstated:Reinstated: ${domainsCounted(size)}:domains:.`,
});

export const deleteDomains: DomainPlan = (target) => ({
  title: $localize`:@@domains.delete:Delete domains`,
  text: $localize`:@@domains.deleteText:Only domains without users can be deleted; their aliases go with them.`,
  target,
  needsReason: true,
  isDanger: true,
  change: ({ reason }) => ({ action: 'domain.delete', reason }),
  action: (size) => $localize`:@@domains.deleteMany:Delete ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.deleted:Deleted: ${domainsCounted(size)}:domains:.`,
});
