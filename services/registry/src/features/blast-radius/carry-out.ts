import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { proposedCommandOf } from './proposed-commands.ts';

/** Who asks: of what they may not see, nothing is told. */
export type Asker = Pick<Principal, 'permissions' | 'customerIds'>;

export interface RefusedCommand {
  /** The place of the command in the list, from 0. */
  readonly index: number;
  readonly code: string;
  readonly detail: string;
  /** The field of the command; undefined where it is the command as a whole. */
  readonly field: string | undefined;
}

/** Ids of what commands have changed themselves. */
export interface TouchedIds {
  readonly catalogue: boolean;
  readonly customers: ReadonlySet<number>;
  readonly domains: ReadonlySet<number>;
  readonly users: ReadonlySet<number>;
}

export interface CarriedOut {
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedCommand[];
  readonly touched: TouchedIds;
}

/**
 * Carries commands out, each after those before it, in a transaction that the caller undoes. Those that are refused are left out.
 * `asker` null: on behalf of the registry itself.
 */
export async function carryOut(
  tx: Tx,
  door: CommandDoor<RegistrySchema>,
  commands: readonly CommandValue[],
  context: CommandContext,
  asker: Asker | null,
): Promise<CarriedOut> {
  const touched = { catalogue: false, customers: new Set<number>(), domains: new Set<number>(), users: new Set<number>() };
  const counts = { changed: 0, unchanged: 0 };
  const refused = asker === null ? [] : await refusedTo(tx, commands, asker);
  const unseen = new Set(refused.map(({ index }) => index));
  const others = Array.from(commands, (command, index) => ({ command, index })).filter(({ index }) => !unseen.has(index));
  const outcomes = await door.executeManyIn(
    tx,
    others.map(({ command }) => command),
    context,
    { audit: false },
  );
  for (const [place, { command, index }] of others.entries()) {
    const outcome = outcomes[place];
    if (outcome === undefined) continue;
    if (outcome.outcome === 'refused') {
      refused.push({ index, code: outcome.code, detail: outcome.detail, field: outcome.field });
    } else {
      counts[outcome.outcome] += 1;
      if (outcome.change !== null) noteTouched(touched, command.kind, outcome.change.subject);
    }
  }
  return { ...counts, refused: refused.toSorted((a, b) => a.index - b.index), touched };
}

/** Those about what the asker may not see. */
async function refusedTo(tx: Tx, commands: readonly CommandValue[], asker: Asker): Promise<RefusedCommand[]> {
  const refused: RefusedCommand[] = [];
  for (const [index, command] of commands.entries()) {
    await refuseOthers(tx, command, asker).catch((error: unknown) => refused.push({ index, ...refusalOf(error) }));
  }
  return refused;
}

async function refuseOthers(tx: Tx, command: CommandValue, { permissions, customerIds }: Asker): Promise<void> {
  const { permission, refuseOthers: refuse } = proposedCommandOf(command.kind);
  if (!permissions.has(permission)) throw new CommandRefused('forbidden', `This needs the permission ${permission}.`, 'kind');
  // Of others, that things are not there is for the command to say.
  if (customerIds !== null) await refuse(tx, customerIds, command as never);
}

type Touched = { catalogue: boolean } & Record<'customers' | 'domains' | 'users', Set<number>>;

function noteTouched(touched: Touched, kind: string, subject: { readonly kind: string; readonly id: number }): void {
  switch (subject.kind) {
    case 'user':
      touched.users.add(subject.id);
      break;
    case 'domain':
      touched.domains.add(subject.id);
      break;
    case 'customer':
      touched.customers.add(subject.id);
      break;
    case 'product':
    case 'feature':
    case 'profile':
    case 'pack':
      touched.catalogue = true;
      break;
    default:
      throw new Error(`whom ${kind} concerns cannot be told`);
  }
}

/** @throws what is no refusal */
export function refusalOf(error: unknown): Omit<RefusedCommand, 'index'> {
  if (error instanceof CommandRefused) return { code: error.code, detail: error.message, field: error.field };
  if (error instanceof HttpProblem) return { code: error.problem.code, detail: error.problem.detail, field: undefined };
  throw error;
}
