import { cutBackDomainSchema } from '@seatledger/domain/migration/cut-back-domain.ts';
import { cutOverDomainSchema } from '@seatledger/domain/migration/cut-over-domain.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import { etagOfText, namesEtag } from '@seatledger/platform/http/etag.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, idText, onAction, onRead, shownId, shownInstant, writeHeaders } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery, rowLimit } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { refuseConfined } from '../../api/scope.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { lockDomainVersion } from '../domains/domain-lock-queries.ts';
import { beginSwitching, listCutOverDomains, type CutOverDomainRow } from './cut-over-queries.ts';
import { listReadiness, showDomainCutOver, shownDomainCutOver, shownReadiness } from './readiness-overview.ts';
import { findDomainFacts } from './readiness-queries.ts';

const tags = ['Cut-over'];

export const addCutOverRoutes: AddRoutes = (app, api) => {
  addReadiness(app, api);
  addSwitches(app, api);
  addCutOverDomains(app, api);
};

const addReadiness: AddRoutes = (app, api) => {
  app.get(
    '/v1/customer-readiness',
    {
      config: access('migration.read'),
      schema: {
        operationId: 'listCustomerReadiness',
        summary: 'List the customers that came from the old database, with what keeps their domains from being cut over',
        tags,
        querystring: z.strictObject({ ...pageQuery, customerId: idText.optional(), ready: z.stringbool().optional() }),
        response: { 200: listOf(shownReadiness) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const found = await listReadiness(api.db, request.query, page);
      return send(reply, showingNow(listing(found, page, ({ shown }) => shown)));
    },
  );
  app.get(
    '/v1/domains/:id/readiness',
    {
      config: access('migration.read'),
      schema: {
        operationId: 'readDomainReadiness',
        summary: 'Read who answers for a domain, and what keeps it from being cut over',
        tags,
        params: byId,
        response: { 200: shownDomainCutOver, ...onRead },
      },
    },
    async (request, reply) => send(reply, showingNow(showDomainCutOver(await findDomainFacts(api.db, request.params.id)))),
  );
};

const named = { kind: true, id: true } as const;

const switches = [
  {
    word: 'cut-over',
    operationId: 'cutOverDomain',
    summary: 'Let Seatledger answer for a domain from now on',
    description:
      'Refused (409 `not_ready`) while something keeps it from being ready, unless `acceptBlockers` says that this is known. A later plan ' +
      'takes nothing of the domain and its users from the old database: its rows wait in quarantine.',
    body: cutOverDomainSchema.omit(named).extend({ reason }),
  },
  {
    word: 'cut-back',
    operationId: 'cutBackDomain',
    summary: 'Let the old service answer for a domain again',
    description: 'The next plan takes in what has changed in the old database. What was changed in Seatledger meanwhile stays.',
    body: cutBackDomainSchema.omit(named).extend({ reason }),
  },
];

const addSwitches: AddRoutes = (app, api) => {
  for (const { word, operationId, summary, description, body } of switches) {
    app.post(
      `/v1/domains/:id/actions/${word}`,
      {
        config: access('migration.write'),
        schema: {
          operationId,
          summary,
          description,
          tags,
          headers: writeHeaders,
          params: byId,
          body,
          response: { 200: shownDomainCutOver, ...proposed, ...onAction },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const answer = await api.change(request, {
          command: { kind: `domain.${word}`, id, ...request.body },
          async lock(tx, scope) {
            refuseConfined(scope);
            await beginSwitching(tx);
            await lockDomainVersion(tx, scope, id);
            return null;
          },
          answer: async (tx) => showingNow(showDomainCutOver(await findDomainFacts(tx, id))),
        });
        return send(reply, answer);
      },
    );
  }
};

const mostDomains = 10_000;

const shownCutOverDomain = z.strictObject({
  id: shownId,
  name: z.string(),
  aliases: z.array(z.string()).describe('Other names that the old service may know it by, sorted.'),
  since: shownInstant,
});

const addCutOverDomains: AddRoutes = (app, api) => {
  app.get(
    '/v1/cut-over-domains',
    {
      config: access('domain.read'),
      schema: {
        operationId: 'listCutOverDomains',
        summary: 'List the domains that Seatledger answers for in place of the old service',
        description:
          'Also those that were deleted since. To be asked again and again: with If-None-Match, 304 is answered while the page is what it was.',
        tags,
        headers: z.looseObject({ 'if-none-match': z.string().max(1000).optional().describe('The ETag of the page as it was read last.') }),
        querystring: z.strictObject({ ...pageQuery, limit: z.coerce.number().int().min(1).max(mostDomains).default(1000) }),
        response: {
          200: z.strictObject({ items: z.array(shownCutOverDomain).max(mostDomains), nextCursor: z.string().nullable() }),
          304: z.null().describe('The page is as it was.'),
        },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const found = await listCutOverDomains(api.db, scopeOf(request), { after: page.afterId, limit: rowLimit(page) });
      const body = listing(found, page, showCutOverDomain);
      const etag = etagOfText(JSON.stringify(body));
      const isKnown = namesEtag(request.headers['if-none-match'], etag);
      return send(reply, { status: isKnown ? 304 : 200, body: isKnown ? null : body, etag, location: null });
    },
  );
};

function showCutOverDomain({ id, name, aliases, since }: CutOverDomainRow): z.output<typeof shownCutOverDomain> {
  return { id: String(id), name, aliases: [...aliases], since: since.toString() };
}
