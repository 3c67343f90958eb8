import type { BulkPlan } from '../bulk/bulk-plan.ts';
import type { BulkTarget } from '../bulk/bulk-target.ts';
import { customersCounted } from '../registry/counted.ts';

type CustomerPlan = (target: BulkTarget) => BulkPlan;

const done = (size: number): string => $localize`:@@customers.changed:Changed: ${customersCounted(size)}:customers:.`;
const action = (size: number): string => $localize`:@@customers.changeMany:Change ${customersCounted(size)}:customers:`;

export const changeLanguage: CustomerPlan = (target) => ({
  title: $localize`:@@customers.changeLanguage:Change the language`,
  text: $localize`:@@customers.changeLanguageText:In which their contacts are written to from now on.`,
  target,
  asks: {
    kind: 'choice',
    label: $localize`:@@customers.language:Language`,
    help: '',
    options: [
      { value: 'en', label: $localize`:@@customers.english:English` },
      { value: 'fr', label: $localize`:@@customers.french:French` },
    ],
  },
  change: ({ value }) => ({ action: 'customer.change', locale: value === 'fr' ? 'fr' : 'en' }),
  action,
  done,
});

export const changeTimeZone: CustomerPlan = (target) => ({
  title: $localize`:@@customers.changeZone:Change the time zone`,
  text: $localize`:@@customers.changeZoneText:A licence ends with the last day there: those that end soon may end some hours earlier or later.`,
  target,
  asks: {
    kind: 'choice',
    label: $localize`:@@customers.timeZone:Time zone`,
    help: '',
    options: [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted().map((value) => ({ value, label: value })),
  },
  change: ({ value }) => ({ action: 'customer.change', timeZone: value }),
  action,
  done,
});
