import { causeName, effectName, type ParityCause, type ParityEffect } from '@seatledger/domain/migration/parity-causes.ts';
import { facts, grid, heading, number, page, paragraph, signatures, text } from './page-parts.ts';

export interface DomainReadiness {
  readonly name: string;
  readonly answeredBy: 'old' | 'seatledger';
  readonly since: string | null;
  readonly ready: boolean;
  readonly blockers: readonly { readonly code: string; readonly detail: string; readonly count?: number | undefined }[];
  readonly openQuarantine: number;
  readonly parity: {
    readonly runId: string;
    readonly endedAt: string;
    readonly asked: number;
    readonly agreed: number;
    readonly causes: readonly { readonly cause: ParityCause; readonly effect: ParityEffect; readonly questions: number }[];
  } | null;
}

export interface CustomerReadiness {
  readonly customer: { readonly id: string; readonly name: string };
  readonly ready: boolean;
  readonly domains: readonly DomainReadiness[];
  readonly openQuarantine: number;
}

export interface ReadinessReport {
  readonly madeAt: string;
  readonly customers: readonly CustomerReadiness[];
  /** How many customers. */
  readonly ready: number;
  readonly domains: number;
  /** How many domains Seatledger answers for. */
  readonly cutOver: number;
}

/** Of all customers on the first sheet, and of each on one of its own that can be signed. */
export function readinessPage(report: ReadinessReport): string {
  const { madeAt, customers, ready, domains, cutOver } = report;
  return page({
    title: 'Readiness for the cut-over',
    body: [
      '<h1>Readiness for the cut-over</h1>',
      facts([
        ['As of', madeAt],
        ['Customers from the old database', number(customers.length)],
        ['Ready', number(ready)],
        ['Domains', number(domains)],
        ['Answered by Seatledger', number(cutOver)],
      ]),
      paragraph(
        'A domain is ready when old and new have been asked the same questions within the last seven days and answered them alike, no row ' +
          'of it waits in quarantine, and no migration is being applied.',
      ),
      heading('Customers'),
      grid(
        ['Customer', 'Ready', 'Domains', 'Answered by Seatledger', 'In quarantine'],
        customers.map(({ customer, ready: isReady, domains: its, openQuarantine }) => [
          customer.name,
          isReady ? 'yes' : 'no',
          its.length,
          its.filter(({ answeredBy }) => answeredBy === 'seatledger').length,
          openQuarantine,
        ]),
      ),
      ...customers.map((customer) => sheetOf(customer, madeAt)),
    ],
  });
}

function sheetOf({ customer, ready, domains }: CustomerReadiness, madeAt: string): string {
  return [
    `<section class="sheet"><h2>${text(customer.name)}</h2>`,
    facts([
      ['As of', madeAt],
      ['Ready', ready ? 'yes' : 'no'],
    ]),
    grid(
      ['Domain', 'Answered by', 'Since', 'Ready', 'Compared', 'Questions', 'Different', 'In quarantine'],
      domains.map(({ name, answeredBy, since, ready: isReady, parity, openQuarantine }) => [
        name,
        answeredBy === 'old' ? 'the old service' : 'Seatledger',
        since ?? '',
        isReady ? 'yes' : 'no',
        parity?.endedAt ?? 'never',
        parity?.asked ?? 0,
        parity === null ? 0 : parity.asked - parity.agreed,
        openQuarantine,
      ]),
    ),
    ...domains.flatMap(listOfDomain),
    signatures,
    '</section>',
  ].join('\n');
}

/** What keeps a domain from being ready, and what the differences are. */
function listOfDomain({ name, blockers, parity }: DomainReadiness): readonly string[] {
  const causes = (parity?.causes ?? []).map(
    ({ cause, effect, questions }) => `${causeName(cause, 'en')} (${effectName(effect, 'en')}): ${number(questions)}`,
  );
  const told = [...blockers.map(({ detail }) => detail), ...causes];
  if (told.length === 0) return [];
  return [`<h3>${text(name)}</h3>`, `<ul>${told.map((one) => `<li>${text(one)}</li>`).join('')}</ul>`];
}

/** In one cell of a table. */
export function blockersOf({ blockers }: DomainReadiness): string {
  return blockers.map(({ code, count }) => (count === undefined ? code : `${code} (${count})`)).join(', ');
}
