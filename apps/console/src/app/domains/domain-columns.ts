import type { Column } from '../ui/list/list-column.ts';

export const domainColumns: readonly Column[] = [
  { key: 'name', label: $localize`:@@domains.name:Name`, width: 200, sort: 'name', grow: 2 },
  { key: 'customer', label: $localize`:@@domains.customer:Customer`, width: 160, grow: 2 },
  { key: 'status', label: $localize`:@@domains.status:Status`, width: 160, grow: 0 },
  { key: 'validity', label: $localize`:@@domains.validity:Validity`, width: 140, grow: 1 },
  { key: 'until', label: $localize`:@@domains.until:Until`, width: 120, sort: 'until', grow: 0 },
  { key: 'seats', label: $localize`:@@domains.seats:Seats`, width: 170, sort: 'seatsUsed', grow: 0, isNumber: true },
  { key: 'packs', label: $localize`:@@domains.packs:Packs`, width: 180, isExtra: true },
  { key: 'aliases', label: $localize`:@@domains.aliases:Aliases`, width: 180, isExtra: true },
  { key: 'graceDays', label: $localize`:@@domains.graceDays:Grace days`, width: 110, grow: 0, isNumber: true, isExtra: true },
  {
    key: 'offlineLeaseDays',
    label: $localize`:@@domains.offlineLeaseDays:Days offline`,
    width: 110,
    grow: 0,
    isNumber: true,
    isExtra: true,
  },
  { key: 'createdAt', label: $localize`:@@domains.createdAt:Created`, width: 160, grow: 0, isExtra: true },
];
