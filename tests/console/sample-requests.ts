import { acceptInvitation } from './console-server.ts';
import type { Visitor } from './visitor.ts';

interface FoundUser {
  readonly id: string;
  readonly email: string;
}

/** Has somebody whom the administrator invites come in; their browser is signed in then. */
export async function join(visitor: Visitor, administrator: Visitor, name: string, roleKeys: readonly string[]): Promise<void> {
  const email = `${name.toLowerCase()}@vendor.example`;
  const { token } = await administrator.ask('POST', '/v1/operators/invitations', { email, roleKeys });
  const password = `trois ${name} dans la lune 33`;
  await acceptInvitation(visitor, { token, displayName: name, password, locale: visitor.language });
}

/** Users of the sample domain acme.example who end before it does, so that they can be renewed until it ends. */
export async function usersToRenew(administrator: Visitor, count: number): Promise<readonly FoundUser[]> {
  const domain = await acme(administrator);
  const { items } = (await administrator.ask('GET', `/v1/users?domainId=${domain.id}&status=active&limit=${count}`)) as {
    items: readonly FoundUser[];
  };
  const commands = items.map(({ id }) => ({ kind: 'user.change', id, validity: { from: null, until: domain.tenDaysBefore } }));
  await administrator.ask('POST', '/v1/change-requests', { commands });
  return items;
}

export interface SampleDomain {
  readonly id: string;
  readonly until: string;
  readonly tenDaysBefore: string;
}

export async function acme(administrator: Visitor): Promise<SampleDomain> {
  const { items } = await administrator.ask('GET', '/v1/search?q=acme.example&kinds=domain');
  const { id, validity } = await administrator.ask('GET', `/v1/domains/${items[0].id}`);
  const tenDaysBefore = new Date(Date.parse(validity.until) - 10 * 86_400_000).toISOString().slice(0, 10);
  return { id, until: validity.until, tenDaysBefore };
}

/** Requests that wait for approval: the second of all suspends a domain, the third renews many users, the fourth imports a list. */
export async function proposeSamples(administrator: Visitor, operator: Visitor): Promise<void> {
  const users = await usersToRenew(administrator, 12);
  const { id, until } = await acme(administrator);
  const reason = 'The customer has not paid since August.';
  const suspension = [{ kind: 'domain.suspend', id, reason }];
  await operator.ask('POST', '/v1/change-requests', { title: 'Suspend Acme', reason, commands: suspension });
  const renewals = users.map((user) => ({ kind: 'user.renew', id: user.id, until }));
  await operator.ask('POST', '/v1/change-requests', { reason: 'They stay until the end of March.', commands: renewals });
  await proposeImport(operator, id, users);
}

async function proposeImport(operator: Visitor, domainId: string, users: readonly FoundUser[]): Promise<void> {
  const [changed, same] = users;
  const list = [
    'E-mail;Name;Profile',
    'nadia.benali@acme.example;Nadia Benali;analyst',
    `${changed?.email};Another Name;planner`,
    `${same?.email};;`,
    'nobody@elsewhere.example;Nobody;viewer',
  ].join('\r\n');
  const imported = await operator.ask('POST', `/v1/imports?domainId=${domainId}&fileName=acme.csv&skipRefused=true`, list);
  await operator.ask('POST', `/v1/imports/${imported.id}/actions/apply`, {}, { 'if-match': `"${imported.version}"` });
}
