import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { InvalidCommand, type CommandDoor } from '@seatledger/platform/commands/command-door.ts';
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

type Outcome = { readonly outcome: 'changed' | 'unchanged'; readonly id: number | null } | ({ readonly outcome: 'refused' } & Refusal);
type Refusal = Omit<RefusedCommand, 'index'>;

/**
 * Carries commands out one after the other, each after those before it, in a transaction that the caller undoes. Those that are refused
 * are left out. `asker` null: on behalf of the registry itself.
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
  const refused: RefusedCommand[] = [];
  for (const [index, command] of commands.entries()) {
    const outcome = await carryOutOne(tx, door, command, context, asker);
    if (outcome.outcome === 'refused') {
      const { code, detail, field } = outcome;
      refused.push({ index, code, detail, field });
    } else {
      counts[outcome.outcome] += 1;
      if (outcome.id !== null) noteTouched(touched, command.kind, outcome.id);
    }
  }
  return { ...counts, refused, touched };
}

async function carryOutOne(
  tx: Tx,
  door: CommandDoor<RegistrySchema>,
  command: CommandValue,
  context: CommandContext,
  asker: Asker | null,
): Promise<Outcome> {
  try {
    if (asker !== null) await refuseOthers(tx, command, asker);
    return await door.executeIn(tx, command, context);
  } catch (error) {
    return { outcome: 'refused', ...refusalOf(error) };
  }
}

async function refuseOthers(tx: Tx, command: CommandValue, { permissions, customerIds }: Asker): Promise<void> {
  const { permission, refuseOthers: refuse } = proposedCommandOf(command.kind);
  if (!permissions.has(permission)) throw new CommandRefused('forbidden', `This needs the permission ${permission}.`, 'kind');
  await refuse(tx, customerIds, command as never);
}

type Touched = { catalogue: boolean } & Record<'customers' | 'domains' | 'users', Set<number>>;

function noteTouched(touched: Touched, kind: string, id: number): void {
  switch (kind.split('.')[0]) {
    case 'user':
    case 'override':
      touched.users.add(id);
      break;
    case 'domain':
      touched.domains.add(id);
      break;
    case 'customer':
      touched.customers.add(id);
      break;
    case 'product':
    case 'feature':
    case 'profile':
    case 'pack':
      touched.catalogue = true;
      break;
    default:
      throw new Error(`nobody knows whom ${kind} concerns`);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof CommandRefused) return { code: error.code, detail: error.message, field: error.field };
  if (error instanceof InvalidCommand) return { code: error.code, detail: error.message, field: undefined };
  if (error instanceof HttpProblem) return { code: error.problem.code, detail: error.problem.detail, field: undefined };
  throw error;
}
