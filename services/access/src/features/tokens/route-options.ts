import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';

/** What routes are made of: reads by the query builder, changes through the door. */
export interface RouteOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly execute: CommandDoor<AccessSchema>['execute'];
}
