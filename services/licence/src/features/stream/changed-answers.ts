/** Whose answers are no longer right, by what they were asked with. */
export interface ChangedAnswers {
  /** Everybody's. */
  readonly everything: boolean;
  /** Those of everybody whose address ends in one of these names. */
  readonly domains: readonly string[];
  /** Those of these addresses. */
  readonly emails: readonly string[];
}

export const nothingChanged: ChangedAnswers = { everything: false, domains: [], emails: [] };
export const everythingChanged: ChangedAnswers = { everything: true, domains: [], emails: [] };

/** So many names one event holds at most; for more it says something wider. */
export const mostNames = 256;

export function countNames({ domains, emails }: ChangedAnswers): number {
  return domains.length + emails.length;
}

/** The same in as few names as one event may hold: where people are too many their domains, where those are too many everything. */
export function withinLimits({ everything, domains, emails }: ChangedAnswers): ChangedAnswers {
  if (everything) return everythingChanged;
  if (domains.length + emails.length <= mostNames) return { everything, domains, emails };
  const wider = new Set([...domains, ...emails.map(domainOf)]);
  return wider.size > mostNames ? everythingChanged : { everything, domains: [...wider], emails: [] };
}

/** What changed in all of them, each name once. Whose whole domain is named needs no name of their own. */
export function merged(all: readonly ChangedAnswers[]): ChangedAnswers {
  if (all.some(({ everything }) => everything)) return everythingChanged;
  const domains = new Set(all.flatMap((one) => one.domains));
  const emails = new Set(all.flatMap((one) => one.emails).filter((email) => !domains.has(domainOf(email))));
  return { everything: false, domains: [...domains], emails: [...emails] };
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
