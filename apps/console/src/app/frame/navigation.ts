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
  { path: '/catalogue', label: $localize`:@@place.catalogue:Catalogue`, icon: 'book-open', permissions: ['catalogue.read'], key: 't' },
  {
    path: '/requests',
    label: $localize`:@@place.requests:Requests`,
    icon: 'git-pull-request',
    permissions: ['change-request.read'],
    key: 'r',
  },
];
