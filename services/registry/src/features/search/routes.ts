import { text } from '@seatledger/domain/command/fields.ts';
import { searchedKinds } from '@seatledger/domain/search/rank.ts';
import { matches } from '@seatledger/domain/search/search-terms.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { shownId } from '../../api/fields.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { fieldNames } from './found-things.ts';
import type { FoundMatch } from './search-words.ts';
import { search } from './search.ts';

const kind = z.enum(searchedKinds);
const kinds = z
  .string()
  .max(50)
  .regex(/^(customer|domain|user)(,(customer|domain|user))*$/, 'must be customer, domain, user, joined by commas')
  .transform((names) => searchedKinds.filter((one) => names.split(',').includes(one)))
  .describe('Which kinds, joined by commas; all that the caller may read where it is left out.');

const query = z.strictObject({
  q: text.trim().min(1).max(200).describe('Words that all have to be there, or an address or the beginning of one.'),
  kinds: kinds.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10).describe('How many of each kind at most.'),
});

const shownMatch = z.strictObject({
  kind,
  id: shownId,
  title: z.string(),
  subtitle: z.string().nullable().describe('External reference, aliases or address.'),
  match: z.enum(matches).describe('How well it answers: best first.'),
  field: z.enum(fieldNames).describe('What of it does.'),
});

const shownResult = z.strictObject({
  items: z.array(shownMatch).max(150),
  leftOut: z.array(kind).max(3).describe('Kinds that took too long: nothing of them is shown. Search for more letters.'),
});

export const addSearchRoutes: AddRoutes = (app, api) => {
  app.get(
    '/v1/search',
    {
      config: { access: { permission: 'signed-in' }, reads: { kind: null } },
      schema: {
        operationId: 'search',
        summary: 'Search customers, domains and users',
        description:
          'By name, external reference, domain name, alias, address and display name, in any case and with or without accents. ' +
          'Kinds that the caller may not read (`customer.read`, `domain.read`, `user.read`) are left out. ' +
          'What has just changed is found a moment later.',
        tags: ['Search'],
        querystring: query,
        response: { 200: shownResult },
      },
    },
    async (request, reply) => {
      const { q, limit, kinds: asked = searchedKinds } = request.query;
      const { permissions } = principalOf(request);
      const readable = asked.filter((one) => permissions.has(`${one}.read`));
      const { found, leftOut } = await search(api.db, scopeOf(request), { text: q, kinds: readable, limit });
      return send(reply, showingNow({ items: found.map(showMatch), leftOut }));
    },
  );
};

function showMatch({ thing: { kind: ofKind, id, title, subtitle }, match, field }: FoundMatch): z.output<typeof shownMatch> {
  return { kind: ofKind, id: String(id), title, subtitle, match, field };
}
