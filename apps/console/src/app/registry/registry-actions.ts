import { inject } from '@angular/core';
import { Router, type Params } from '@angular/router';
import type { Action } from '../frame/actions.ts';
import { offerActions } from '../frame/offer-actions.ts';
import type { Permission } from '../session/permission.ts';
import { SessionStore } from '../session/session-store.ts';
import { today } from '../words/dates.ts';

interface Offer extends Omit<Action, 'run'> {
  readonly permission: Permission;
  readonly path: string;
  readonly queryParams?: () => Params;
}

const offers: readonly Offer[] = [
  {
    id: 'new-customer',
    permission: 'customer.write',
    icon: 'building-2',
    label: $localize`:@@registry.newCustomer:New customer`,
    path: '/customers/new',
  },
  { id: 'new-domain', permission: 'domain.write', icon: 'globe', label: $localize`:@@registry.newDomain:New domain`, path: '/domains/new' },
  { id: 'new-user', permission: 'user.write', icon: 'user-plus', label: $localize`:@@registry.newUser:New user`, path: '/users/new' },
  {
    id: 'domains-ending',
    permission: 'domain.read',
    icon: 'calendar-clock',
    label: $localize`:@@registry.domainsEnding:Domains that have ended, or end within 30 days`,
    path: '/domains',
    queryParams: () => ({ endingBefore: inDays(31), sort: '-until' }),
  },
  {
    id: 'users-ending',
    permission: 'user.read',
    icon: 'calendar-clock',
    label: $localize`:@@registry.usersEnding:Users ending within 30 days`,
    path: '/users',
    queryParams: () => ({ status: 'active', endingBefore: inDays(31) }),
  },
  {
    id: 'users-suspended',
    permission: 'user.read',
    icon: 'circle-pause',
    label: $localize`:@@registry.usersSuspended:Suspended users`,
    path: '/users',
    queryParams: () => ({ status: 'suspended' }),
  },
];

/** What the palette offers of customers, domains and users, wherever one is. To be called where a component is made. */
export function offerRegistryActions(): void {
  const [session, router] = [inject(SessionStore), inject(Router)];
  offerActions(() =>
    offers
      .filter(({ permission }) => session.may(permission))
      .map(({ id, label, icon, path, queryParams }) => ({
        id,
        label,
        icon,
        run: () => void router.navigate([path], { queryParams: queryParams?.() ?? {} }),
      })),
  );
}

function inDays(days: number): string {
  const date = new Date(`${today()}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
