import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Domain } from '../api/shapes.ts';
import { targetOf } from '../bulk/bulk-target.ts';
import { planning } from '../bulk/planning.ts';
import { exportSelected } from '../registry/export-path.ts';
import { SessionStore } from '../session/session-store.ts';
import type { ListAction, RowAction } from '../ui/list/list-column.ts';
import type { List } from '../ui/list/list.ts';
import { deleteDomains, reinstateDomains, renewDomains, suspendDomains, type DomainPlan } from './domain-plans.ts';

/** What can be done with domains. To be called where a component is made. */
export function domainListActions(list: () => List<Domain> | undefined): readonly ListAction<Domain>[] {
  const session = inject(SessionStore);
  return [
    ...(session.may('domain.write') ? changes(list) : []),
    exportSelected<Domain>('domains'),
    ...(session.may('user.read') ? [showUsers(inject(Router))] : []),
  ];
}

function changes(list: () => List<Domain> | undefined): readonly ListAction<Domain>[] {
  const planned = planning(list);
  const run = (plan: DomainPlan) => planned((selected) => plan(targetOf('domains', selected, ({ name }) => name)));
  return [
    { key: 'renew', label: $localize`:@@domains.renewShort:Renew…`, icon: 'calendar-plus', run: run(renewDomains) },
    {
      key: 'suspend',
      label: $localize`:@@domains.suspendShort:Suspend…`,
      icon: 'circle-pause',
      suits: ({ status }) => status === 'active',
      run: run(suspendDomains),
    },
    {
      key: 'reinstate',
      label: $localize`:@@domains.reinstateShort:Reinstate…`,
      icon: 'circle-play',
      suits: ({ status }) => status === 'suspended',
      run: run(reinstateDomains),
    },
    { key: 'delete', label: $localize`:@@domains.deleteShort:Delete…`, icon: 'trash-2', isDanger: true, run: run(deleteDomains) },
  ];
}

function showUsers(router: Router): RowAction<Domain> {
  return {
    key: 'users',
    label: $localize`:@@domains.showUsers:Show its users`,
    icon: 'users',
    open: ({ id: domainId }) => void router.navigate(['/users'], { queryParams: { domainId } }),
  };
}
