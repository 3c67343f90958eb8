import { CommandRefused, found } from '@seatledger/domain/command/decision.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AccessSchema } from '../../access-schema.ts';

const description =
  'At the command line of the host: the operator whose key or client it is, who never approves what it has proposed. ' +
  'Left out there, nobody is known to be. Whoever has signed in owns what they make, and names nobody.';

/** Beside what a request says of a new secret. */
export const namedOwner = idText.optional().meta({ description });

/** Nobody approves what a key or client of theirs has proposed. */
export const shownOwnerIds = z
  .array(shownId)
  .meta({ description: 'The operators who have made its secrets: what it asks for counts as asked for by them.' });

/** The operator as whose doing the requests with a new secret count; null: nobody is known. @throws CommandRefused */
export async function ownerOfSecret(
  kysely: Kysely<AccessSchema>,
  request: Pick<FastifyRequest, 'principal'>,
  named: number | undefined,
): Promise<number | null> {
  const { kind, id } = principalOf(request);
  if (named === undefined) return kind === 'operator' ? id : null;
  if (kind !== 'cli') throw new CommandRefused('owner_is_maker', 'What you make is yours; leave the owner out.', 'ownerId');
  const operator = await kysely
    .selectFrom('operators')
    .select('id')
    .where('id', '=', named)
    .where('suspendedAt', 'is', null)
    .executeTakeFirst();
  return found(operator, 'operator', named, 'ownerId').id;
}
