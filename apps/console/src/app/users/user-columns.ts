import type { Column } from '../ui/list/list-column.ts';

export const userColumns: readonly Column[] = [
  { key: 'email', label: $localize`:@@users.email:E-mail`, width: 220, sort: 'email', grow: 2 },
  { key: 'displayName', label: $localize`:@@users.name:Name`, width: 150, sort: 'displayName', grow: 1.5 },
  { key: 'customer', label: $localize`:@@users.customer:Customer`, width: 120, grow: 1 },
  { key: 'status', label: $localize`:@@users.status:Status`, width: 150, grow: 0 },
  { key: 'profile', label: $localize`:@@users.profile:Profile`, width: 90, grow: 0 },
  { key: 'validity', label: $localize`:@@users.validity:Validity`, width: 90, grow: 1 },
  { key: 'until', label: $localize`:@@users.until:Until`, width: 110, grow: 0 },
  { key: 'lastSeenAt', label: $localize`:@@users.lastSeenAt:Last seen`, width: 130, grow: 0 },
  { key: 'domain', label: $localize`:@@users.domain:Domain`, width: 160, isExtra: true },
  { key: 'createdAt', label: $localize`:@@users.createdAt:Created`, width: 160, grow: 0, isExtra: true },
  { key: 'updatedAt', label: $localize`:@@users.updatedAt:Changed`, width: 160, grow: 0, isExtra: true },
];
