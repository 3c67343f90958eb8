import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { email } from '@seatledger/domain/command/fields.ts';
import { idText } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { z } from 'zod';
import type { FoundByService } from './erasure-queries.ts';

export const tags = ['Privacy'];
export const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema };

/** How many rows of each kind, by service. */
export const held = z.array(z.strictObject({ service: z.string(), kind: z.string(), count: z.int() }));

export const asked = {
  email: email.optional(),
  userId: idText.optional().describe('Instead of the address: the id of a user.'),
};

/** @throws CommandRefused `person_required` */
export function identityOf({
  email: address,
  userId,
}: {
  readonly email?: string | undefined;
  readonly userId?: number | undefined;
}): Identity {
  if ((address === undefined) === (userId === undefined)) {
    throw new CommandRefused('person_required', 'Name the person by the address or by the id of a user, and not by both.', 'email');
  }
  return { emails: address === undefined ? [] : [address], references: userId === undefined ? [] : [`user/${userId}`] };
}

export function shownHeld(found: FoundByService): z.output<typeof held> {
  return Object.entries(found).flatMap(([service, counts]) => Object.entries(counts).map(([kind, count]) => ({ service, kind, count })));
}
