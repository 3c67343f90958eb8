import { inject } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';
import { SessionStore } from '../session/session-store.ts';
import type { Section } from '../ui/section-frame.ts';

export const administrationTitle = $localize`:@@place.administration:Administration`;

/** Who can do what here, and is it safe? */
export const sections: readonly Section[] = [
  {
    path: 'operators',
    label: $localize`:@@administration.operators:Operators`,
    icon: 'users',
    permissions: ['operator.read'],
  },
  { path: 'roles', label: $localize`:@@administration.roles:Roles`, icon: 'shield-check', permissions: ['role.read'] },
  { path: 'keys', label: $localize`:@@administration.keys:API keys and clients`, icon: 'key-round', permissions: ['service.read'] },
  {
    path: 'approval-policy',
    label: $localize`:@@administration.approvalPolicy:Approval policy`,
    icon: 'badge-check',
    permissions: ['policy.read'],
  },
  { path: 'delegations', label: $localize`:@@administration.delegations:Delegations`, icon: 'user-plus', permissions: ['policy.read'] },
  {
    path: 'sign-in-policy',
    label: $localize`:@@administration.signInPolicy:Sign-in policy`,
    icon: 'smartphone',
    permissions: ['operator.read', 'policy.read'],
  },
  { path: 'health', label: $localize`:@@administration.health:System health`, icon: 'circle-check', permissions: ['system.read'] },
];

export const permissionsOf = (path: string): Section['permissions'] => sections.find((section) => section.path === path)?.permissions ?? [];

/** The first section that the person may open. */
export function firstSection(): UrlTree {
  const session = inject(SessionStore);
  const first = sections.find(({ permissions }) => session.may(...permissions));
  return inject(Router).createUrlTree(first === undefined ? ['/'] : ['/administration', first.path]);
}
