import { domainToASCII } from 'node:url';
import type { ApiClient } from '@seatledger/api-client';
import { bodyOf } from '@seatledger/api-client';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { UsageError } from '../verb.ts';
import { everyPage } from './every-page.ts';
import type { NamedThing } from './fields.ts';

/** The id of a thing that a person names, by its number or what it is called. @throws CommandRefused where there is none, as the API refuses its number; UsageError where there are several. */
export async function findId(client: ApiClient, thing: NamedThing, text: string): Promise<string> {
  if (/^\d{1,15}$/.test(text)) return text;
  const ids = await finders[thing](client, text.trim());
  const [id, another] = ids;
  if (id === undefined) throw new CommandRefused(`${thing}_not_found`, `There is no ${thing} "${text}".`);
  if (another !== undefined) throw new UsageError(`Several are called "${text}": give the number of one, ${ids.join(' or ')}.`);
  return id;
}

type Finder = (client: ApiClient, text: string) => Promise<readonly string[]>;

const finders: Readonly<Record<NamedThing, Finder>> = {
  /** By the external reference, or the exact name. */
  async customer(client, text) {
    const found = await everyPage((page) => bodyOf(client.GET('/v1/customers', { params: { query: { q: text, ...page } } })));
    const byReference = found.filter(({ externalReference }) => externalReference === text);
    return (byReference.length > 0 ? byReference : found.filter(({ name }) => name === text)).map(({ id }) => id);
  },
  /** By any of its names. */
  async domain(client, text) {
    const name = domainToASCII(text) || text;
    const found = await everyPage((page) => bodyOf(client.GET('/v1/domains', { params: { query: { name, ...page } } })));
    return found.filter((domain) => domain.name === name || domain.aliases.includes(name)).map(({ id }) => id);
  },
  /** By the address. */
  async operator(client, text) {
    const email = text.toLowerCase();
    const found = await everyPage((page) => bodyOf(client.GET('/v1/operators', { params: { query: { ...page } } })));
    return found.filter((operator) => operator.email === email).map(({ id }) => id);
  },
  /** By the address, under any name of its domain. */
  async user(client, text) {
    if (!text.includes('@')) throw new UsageError(`"${text}" is no e-mail address.`);
    const { items } = await bodyOf(client.GET('/v1/users', { params: { query: { email: text } } }));
    return items.map(({ id }) => id);
  },
};
