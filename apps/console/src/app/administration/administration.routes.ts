import type { Route, Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';
import { warnsOfUnsaved } from '../ui/form/unsaved.ts';
import { Administration } from './administration.ts';
import { firstSection, permissionsOf, sections } from './sections.ts';

/** A page of a section: named and guarded as the section is. */
function page(section: string, below: string, loadComponent: NonNullable<Route['loadComponent']>): Route {
  return {
    path: below === '' ? section : `${section}/${below}`,
    title: sections.find(({ path }) => path === section)?.label ?? '',
    canActivate: [allowed(...permissionsOf(section))],
    loadComponent,
  };
}

/** A page with a form that one should not leave by mistake. */
function form(section: string, below: string, loadComponent: NonNullable<Route['loadComponent']>): Route {
  return { ...page(section, below, loadComponent), canDeactivate: [warnsOfUnsaved] };
}

export const routes: Routes = [
  {
    path: '',
    component: Administration,
    children: [
      { path: '', pathMatch: 'full', redirectTo: firstSection },
      page('operators', '', async () => (await import('./operators/operators.ts')).Operators),
      page('operators', ':id', async () => (await import('./operators/operator.ts')).OperatorPage),
      page('roles', '', async () => (await import('./roles/roles.ts')).Roles),
      // No role has such a key.
      form('roles', '_new', async () => (await import('./roles/role-form.ts')).RoleForm),
      form('roles', ':key', async () => (await import('./roles/role-form.ts')).RoleForm),
      page('keys', '', async () => (await import('./keys/keys.ts')).Keys),
      form('approval-policy', '', async () => (await import('./approval-policy/approval-policy.ts')).ApprovalPolicy),
      page('delegations', '', async () => (await import('./delegations/delegations.ts')).Delegations),
      page('sign-in-policy', '', async () => (await import('./sign-in-policy/sign-in-policy.ts')).SignInPolicy),
      page('health', '', async () => (await import('./health/health.ts')).Health),
    ],
  },
];
