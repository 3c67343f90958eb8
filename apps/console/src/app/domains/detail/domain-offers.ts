import type { Domain } from '../../api/shapes.ts';
import type { Action } from '../../frame/actions.ts';
import type { DomainActions } from './domain-actions.ts';
import { aliasQuestion, suspendQuestion, tenantsQuestion, termsQuestion } from './domain-questions.ts';

/** What the palette offers while a domain is looked at. */
export function domainOffers(actions: DomainActions, domain: Domain, attempt: (done: Promise<unknown>) => void): readonly Action[] {
  const suspend: Action = {
    id: 'domain-suspend',
    icon: 'circle-pause',
    label: suspendQuestion(domain).title,
    run: () => attempt(actions.suspend(domain)),
  };
  const reinstate: Action = {
    id: 'domain-reinstate',
    icon: 'circle-play',
    label: $localize`:@@domainDetail.reinstateTitle:Reinstate ${domain.name}:name:`,
    run: () => attempt(actions.reinstate(domain)),
  };
  const renew: Action = {
    id: 'domain-renew',
    icon: 'calendar-clock',
    label: $localize`:@@domainDetail.renewTitle:Renew ${domain.name}:name:`,
    run: () => attempt(actions.renew(domain)),
  };
  return [
    ...(domain.validity.until === null ? [] : [renew]),
    { id: 'domain-change', icon: 'pencil', label: termsQuestion(domain).title, run: () => attempt(actions.changeTerms(domain)) },
    { id: 'domain-add-alias', icon: 'plus', label: aliasQuestion(domain).title, run: () => attempt(actions.addAlias(domain)) },
    { id: 'domain-tenants', icon: 'pencil', label: tenantsQuestion(domain).title, run: () => attempt(actions.nameTenants(domain)) },
    domain.status === 'suspended' ? reinstate : suspend,
  ];
}
