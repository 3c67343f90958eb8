import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Customer } from '../api/shapes.ts';
import { domainsOf, targetOf } from '../bulk/bulk-target.ts';
import { planning } from '../bulk/planning.ts';
import { reinstateDomains, renewDomains, suspendDomains } from '../domains/domain-plans.ts';
import { exportSelected } from '../registry/export-path.ts';
import { SessionStore } from '../session/session-store.ts';
import type { ListAction, RowAction } from '../ui/list/list-column.ts';
import type { List } from '../ui/list/list.ts';
import type { Selected } from '../ui/list/selection.ts';
import { changeLanguage, changeTimeZone } from './customer-plans.ts';

type Planned = ReturnType<typeof planning<Customer>>;

const targeted = (selected: Selected<Customer>) => targetOf('customers', selected, ({ name }) => name);

/** What can be done with customers: what their people stand under, more than themselves. To be called where a component is made. */
export function customerListActions(list: () => List<Customer> | undefined): readonly ListAction<Customer>[] {
  const session = inject(SessionStore);
  const planned = planning(list);
  const go = goingFor(inject(Router));
  return [
    ...(session.may('domain.write') && session.may('domain.read') ? ofTheirDomains(planned) : []),
    ...(session.may('customer.write') ? ofThemselves(planned) : []),
    exportSelected<Customer>('customers'),
    ...(session.may('domain.read') ? [go('domains', 'globe', $localize`:@@customers.domains:Show its domains`, '/domains')] : []),
    ...(session.may('user.read') ? [go('users', 'users', $localize`:@@customers.users:Show its users`, '/users')] : []),
    ...(session.may('domain.write') ? [go('add-domain', 'plus', $localize`:@@customers.addDomain:Add a domain`, '/domains/new')] : []),
  ];
}

function ofTheirDomains(planned: Planned): readonly ListAction<Customer>[] {
  return [
    {
      key: 'renew',
      label: $localize`:@@customers.renewDomains:Renew domains…`,
      icon: 'calendar-plus',
      run: planned((selected) => renewDomains(domainsOf(selected))),
    },
    {
      key: 'suspend',
      label: $localize`:@@customers.suspendDomains:Suspend domains…`,
      icon: 'circle-pause',
      run: planned((selected) => suspendDomains(domainsOf(selected))),
    },
    {
      key: 'reinstate',
      label: $localize`:@@customers.reinstateDomains:Reinstate domains…`,
      icon: 'circle-play',
      run: planned((selected) => reinstateDomains(domainsOf(selected))),
    },
  ];
}

function ofThemselves(planned: Planned): readonly ListAction<Customer>[] {
  return [
    {
      key: 'language',
      label: $localize`:@@customers.languageShort:Language…`,
      icon: 'message-square',
      run: planned((selected) => changeLanguage(targeted(selected))),
    },
    {
      key: 'time-zone',
      label: $localize`:@@customers.zoneShort:Time zone…`,
      icon: 'globe',
      run: planned((selected) => changeTimeZone(targeted(selected))),
    },
  ];
}

function goingFor(router: Router) {
  return (key: string, icon: RowAction<Customer>['icon'], label: string, path: string): RowAction<Customer> => ({
    key,
    icon,
    label,
    open: ({ id: customerId }) => void router.navigate([path], { queryParams: { customerId } }),
  });
}
