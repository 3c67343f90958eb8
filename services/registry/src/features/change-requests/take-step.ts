import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/**
 * Carries out a command on a change request, and writes it into the request's history, with what is said of it. Gives the request's id.
 */
export async function takeStep(
  door: Pick<CommandDoor<RegistrySchema>, 'executeIn'>,
  tx: Tx,
  command: CommandValue,
  context: CommandContext,
  said = command['reason'] ?? command['comment'] ?? null,
): Promise<number> {
  const { outcome, id } = await door.executeIn(tx, command, context);
  const requestId = id ?? Number(command['id']);
  if (outcome === 'unchanged') return requestId;
  const step = command.kind.slice(command.kind.indexOf('.') + 1);
  const { kind, id: actorId, name } = context.actor;
  await sql`
    insert into change_request_steps (request_id, step, state, digest, actor_kind, actor_id, actor_name, reason)
    select id, ${step}, state, digest, ${kind}, ${actorId}, ${name}, ${said} from change_requests where id = ${requestId}`.execute(tx);
  return requestId;
}
