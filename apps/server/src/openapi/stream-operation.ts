import { streamRefusals } from '@seatledger/licence';
import { byKeyOrToken, problemsByStatus, problemsOf, whoAsks } from './check-operation.ts';
import { reference } from './document.ts';

/** `POST /v1/licences/uses`, which is answered ahead of the framework. */
export function usesOperation(): object {
  return {
    operationId: 'tellUses',
    tags: ['Licences'],
    summary: 'Tell what was used',
    description:
      'Of features, up to 1,000 uses at once, as programs count them. They are added up by person, day and feature, and the person counts as ' +
      'seen; checks are counted by themselves, where they are valid, but not those of a batch. Uses of people and features that are not ' +
      'known are left out, and nobody is told which. Written within some seconds; a crash loses these. ' +
      whoAsks,
    security: byKeyOrToken,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: reference('schemas', 'LicenceUses'), example: exampleUses } },
    },
    responses: {
      202: {
        description: 'How many came.',
        content: { 'application/json': { schema: reference('schemas', 'ReceivedUses'), example: { received: 1 } } },
      },
      ...problemsByStatus(['body_too_large', 'invalid_email', 'unknown_product', 'no_signing_key', 'product_required']),
    },
  };
}

const exampleUses = {
  uses: [{ email: 'ana@acme.example', product: 'excel-addin', feature: 'cube.connect', count: 3, at: '2026-11-22T10:00:00Z' }],
};

/** `GET /v1/licences/stream`, likewise. */
export function streamOperation(): object {
  return {
    operationId: 'watchLicences',
    tags: ['Licences'],
    summary: 'Be told whose licences change',
    description:
      'Server-sent events for services that keep answers of their own. `changed` says which of them are no longer right: `domains`, all ' +
      'answers for addresses that end in these names; `emails`, those for these addresses; `everything`, all. `reset`: what came before is ' +
      'not known, drop every answer; it comes first where no place is said, or one that is too old. The `id` of an event is a place in the ' +
      'change feed, and the same on every server: who comes again with it in `Last-Event-ID`, or `?after=`, misses nothing. `revision` is ' +
      'the place as a number: an answer whose `revision` is lower comes from a server that does not know of the change yet; ask again. ' +
      'Dates are no changes: what begins or ends by its date does so without an event. Comments come every 15 seconds. Who takes nothing ' +
      'for a minute is cut off, and the stream ends with its key. Somebody who was erased is told of by their domain alone. Needs the ' +
      'scope `licence:stream`, since whoever is told learns the addresses of people; a key has at most ten streams open on a thread.',
    security: [{ bearer: [] }],
    parameters: [
      { name: 'Last-Event-ID', in: 'header', description: 'The last `id` that was read.', schema: placeSchema, example: '1234-5f3a09bc' },
      { name: 'after', in: 'query', description: 'The same, where no header can be sent.', schema: placeSchema, example: '1234-5f3a09bc' },
    ],
    responses: {
      200: {
        description: 'The events, as they happen.',
        content: { 'text/event-stream': { schema: { type: 'string' }, example: exampleEvents } },
      },
      ...problemsOf(Object.values(streamRefusals)),
    },
  };
}

const placeSchema = { type: 'string', maxLength: 32 };

const exampleEvents =
  'retry: 3000\n\nid: 1234-5f3a09bc\nevent: reset\ndata: {"revision":1234}\n\nid: 1235-77d01e42\nevent: changed\n' +
  'data: {"revision":1235,"everything":false,"domains":[],"emails":["ana@acme.example"]}\n\n';
