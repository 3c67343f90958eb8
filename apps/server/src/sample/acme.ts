import { addDays } from '@seatledger/domain/validity/validity.ts';
import { always, contacts, usual, type CustomerPlan } from './customer-plan.ts';

/** The customer that documentation and tests speak of. */
export function acme(today: string): CustomerPlan {
  const until = endOfMarch(today);
  return {
    externalReference: 'SAMPLE-01',
    name: 'Acme',
    locale: 'fr',
    timeZone: 'Europe/Paris',
    contacts: contacts(['Claire Vautrin', 'claire.vautrin@acme.example'], ['Émile Rochefort', 'emile.rochefort@acme.example']),
    domains: [
      {
        ...usual,
        name: 'acme.example',
        aliases: ['acme-group.example'],
        validity: { from: addDays(today, -600), until },
        seatLimit: 250,
        graceDays: 14,
        packs: [always('finance'), always('premium-support')],
        people: {
          count: 140,
          origins: ['french', 'french', 'moroccan', 'german', 'french', 'polish'],
          addressStyle: 'given.family',
          named: [
            { localPart: 'ana', displayName: 'Ana Muñoz', profile: 'analyst' },
            { localPart: 'theo.garnier', displayName: 'Théo Garnier', profile: 'viewer', suspensionReason: 'On parental leave' },
          ],
        },
      },
      {
        ...usual,
        name: 'acme-labs.example',
        validity: { from: addDays(today, -200), until },
        seatLimit: 50,
        graceDays: 14,
        packs: [always('finance'), always('writeback'), always('beta')],
        people: { count: 40, origins: ['french', 'nordic', 'spanish', 'german'], addressStyle: 'g.family', named: [] },
      },
    ],
  };
}

/** The first 31 March that is at least 60 days away. */
function endOfMarch(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${addDays(today, 60) <= `${year}-03-31` ? year : year + 1}-03-31`;
}
