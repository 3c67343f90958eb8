import type { IconName } from '../ui/icons.ts';
import type { Permission } from '../session/permission.ts';

export interface Place {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** Any of them opens it; none: it is for everybody. */
  readonly permissions: readonly Permission[];
  /** Pressed after `g`. */
  readonly key: string;
}

/** The areas of the console, in the order of the rail. */
export const places: readonly Place[] = [
  { path: '/', label: $localize`:@@place.home:Home`, icon: 'house', permissions: [], key: 'h' },
  { path: '/customers', label: $localize`:@@place.customers:Customers`, icon: 'building-2', permissions: ['customer.read'], key: 'c' },
  { path: '/domains', label: $localize`:@@place.domains:Domains`, icon: 'globe', permissions: ['domain.read'], key: 'd' },
  { path: '/users', label: $localize`:@@place.users:Users`, icon: 'users', permissions: ['user.read'], key: 'u' },
  { path: '/catalogue', label: $localize`:@@place.catalogue:Catalogue`, icon: 'book-open', permissions: ['catalogue.read'], key: 't' },
  {
    path: '/requests',
    label: $localize`:@@place.requests:Requests`,
    icon: 'git-pull-request',
    permissions: ['change-request.read'],
    key: 'r',
  },
  { path: '/imports', label: $localize`:@@place.imports:Imports`, icon: 'file-up', permissions: ['user.import'], key: 'i' },
  { path: '/migration', label: $localize`:@@place.migration:Migration`, icon: 'database', permissions: ['migration.read'], key: 'l' },
  { path: '/renewals', label: $localize`:@@place.renewals:Renewals`, icon: 'calendar-clock', permissions: ['domain.read'], key: 'n' },
  { path: '/audit', label: $localize`:@@place.audit:Audit`, icon: 'scroll-text', permissions: ['event.read', 'audit.read'], key: 'a' },
  {
    path: '/administration',
    label: $localize`:@@place.administration:Administration`,
    icon: 'settings',
    permissions: ['operator.read', 'role.read', 'service.read', 'policy.read', 'system.read'],
    key: 'm',
  },
];
