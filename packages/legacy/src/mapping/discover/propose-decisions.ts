import { defaultDecisions, type Decisions } from '../../plan/decisions.ts';
import type { Entity } from '../canonical-rows.ts';
import type { ProposedTable } from './proposed-table.ts';

export interface ProposedDecisions {
  readonly decisions: Decisions;
  /** What each stands for, and how often the old database leaves it open. */
  readonly reasons: Readonly<Record<keyof Decisions, string>>;
}

/** What somebody has to decide, as it is decided where nobody says otherwise: nothing that the old database does not say is guessed. */
export function proposeDecisions(tables: readonly ProposedTable[]): ProposedDecisions {
  return {
    decisions: defaultDecisions,
    reasons: {
      locale: `language of customers of whom none is known: fr or en; ${open(tables, 'customer', 'locale')}`,
      timeZone: `of customers of whom none is known; null: the zone above; ${open(tables, 'customer', 'timeZone')}`,
      product: 'what the features belong to; made where there is none of this key',
      seatLimit: `of domains without one: unlimited, seats (as many as there are users now), or a number; ${open(tables, 'domain', 'seatLimit')}`,
      graceDays: `of domains without any; the old rules know none; ${open(tables, 'domain', 'graceDays')}`,
      domainStart: `first day (YYYY-MM-DD) of domains that do not say theirs; null: they wait in quarantine; ${open(tables, 'domain', 'validFrom')}`,
      usersWithoutSeat: 'quarantine: somebody looks at each; leave-out: they do not come over, and are counted',
      profiles: 'keys by the old name, where the one made of the name is not wanted: { Lecteur étendu: reader-plus }',
      packs: 'the same of packs',
    },
  };
}

/** How many of the rows that were looked at do not say it. */
function open(tables: readonly ProposedTable[], entity: Entity, field: string): string {
  const table = tables.find((one) => one.entity === entity);
  const index = table?.columns.findIndex((column) => column.field === field) ?? -1;
  if (table === undefined || index < 0) return 'no column says it';
  const { rows } = table.sample;
  return `${rows.filter((values) => (values[index] ?? null) === null).length} of ${rows.length} rows looked at do not say it`;
}
