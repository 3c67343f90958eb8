import type { BulkPlan } from '../bulk/bulk-plan.ts';
import type { Domain } from '../api/shapes.ts';
import type { Selected } from '../ui/list/selection.ts';
import { domainsCounted } from '../registry/counted.ts';

export type DomainPlan = (selected: Selected<Domain>) => BulkPlan<Domain>;

const nameOf = ({ name }: Domain): string => name;

export const renewDomains: DomainPlan = (selected) => ({
  title: $localize`:@@domains.renew:Renew domains`,
  text: $localize`:@@domains.renewText:Their validity goes on until the day that you give; that of their users goes with it.`,
  selected,
  nameOf,
  asks: {
    kind: 'date',
    label: $localize`:@@domains.until:Until`,
    help: $localize`:@@domains.untilHelp:The last valid day, in the customer’s time zone.`,
  },
  itemOf: ({ id, version }, { value }) => ({ action: 'domain.renew', id, until: value, version }),
  action: (size) => $localize`:@@domains.renewMany:Renew ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.renewed:Renewed: ${domainsCounted(size)}:domains:.`,
});

export const suspendDomains: DomainPlan = (selected) => ({
  title: $localize`:@@domains.suspend:Suspend domains`,
  text: $localize`:@@domains.suspendText:Nobody under them has a licence until they are reinstated. Nothing is lost.`,
  selected,
  nameOf,
  needsReason: true,
  isDanger: true,
  itemOf: ({ id, version }, { reason }) => ({ action: 'domain.suspend', id, reason, version }),
  undoOf: ({ id }) => ({ action: 'domain.reinstate', id }),
  action: (size) => $localize`:@@domains.suspendMany:Suspend ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.suspended:Suspended: ${domainsCounted(size)}:domains:.`,
});

export const reinstateDomains: DomainPlan = (selected) => ({
  title: $localize`:@@domains.reinstate:Reinstate domains`,
  text: $localize`:@@domains.reinstateText:Everybody under them has their licence again, as far as it is valid.`,
  selected,
  nameOf,
  itemOf: ({ id, version }) => ({ action: 'domain.reinstate', id, version }),
  action: (size) => $localize`:@@domains.reinstateMany:Reinstate ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.reinstated:Reinstated: ${domainsCounted(size)}:domains:.`,
});

export const deleteDomains: DomainPlan = (selected) => ({
  title: $localize`:@@domains.delete:Delete domains`,
  text: $localize`:@@domains.deleteText:Only domains without users can be deleted; their aliases go with them.`,
  selected,
  nameOf,
  needsReason: true,
  isDanger: true,
  itemOf: ({ id, version }, { reason }) => ({ action: 'domain.delete', id, reason, version }),
  action: (size) => $localize`:@@domains.deleteMany:Delete ${domainsCounted(size)}:domains:`,
  done: (size) => $localize`:@@domains.deleted:Deleted: ${domainsCounted(size)}:domains:.`,
});
