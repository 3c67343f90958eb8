import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { InvalidCommand } from '@seatledger/platform/commands/parse-command.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { etagOf, refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { jsonPointer } from '@seatledger/platform/http/problem.ts';
import type { Changing } from '../../api/registry-api.ts';
import { bulkActionOf } from './bulk-actions.ts';
import type { BulkItem } from './bulk-item.ts';
import { lockInOrder } from '../../working-set/lock-in-order.ts';

/** What has become of an item, or would. */
export type Verdict =
  | { readonly outcome: 'changed' | 'unchanged'; readonly createdId: number | null }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

export interface Refusal {
  readonly code: string;
  readonly detail: string;
  /** The field of the item; undefined where it is the item as a whole. */
  readonly field: string | undefined;
}

/** Carries out the items, one after the other, each as its own route does. A refusal comes before anything is written. */
export async function judgeItems(changing: Changing, items: readonly BulkItem[]): Promise<Verdict[]> {
  const { tx, principal } = changing;
  const allowed = items.filter(({ action }) => principal.permissions.has(bulkActionOf(action).permission));
  await lockInOrder(tx, principal.customerIds, allowed.map(commandOf));
  const verdicts: Verdict[] = [];
  for (const item of items) {
    verdicts.push(await judge(changing, item).catch((error: unknown) => ({ outcome: 'refused' as const, refusal: refusalOf(error) })));
  }
  return verdicts;
}

async function judge({ tx, principal, execute }: Changing, item: BulkItem): Promise<Verdict> {
  const { action, version: meant } = item;
  const { permission, version } = bulkActionOf(action);
  if (!principal.permissions.has(permission)) throw new CommandRefused('forbidden', `This needs the permission ${permission}.`, 'action');
  const command = commandOf(item);
  const present = await version(tx, principal.customerIds, command);
  if (typeof meant === 'number' && present !== null) refuseOtherVersion(etagOf(meant), present, { required: false });
  const { outcome, id } = await execute(command);
  return { outcome, createdId: action.endsWith('.create') ? id : null };
}

function commandOf({ action, version: _, ...fields }: BulkItem): CommandValue {
  return { kind: action, ...fields };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof CommandRefused) return { code: error.code, detail: error.message, field: error.field };
  if (error instanceof InvalidCommand) return { code: error.code, detail: error.message, field: undefined };
  if (error instanceof HttpProblem) {
    const { code, detail } = error.problem;
    return { code, detail, field: code === 'version_changed' ? 'version' : undefined };
  }
  throw error;
}

/** Where in the request the culprit is. */
export function pointerOf(item: BulkItem, index: number, field: string | undefined): string {
  // The lock on an override's user speaks of the user's id.
  const name = field === 'id' && !('id' in item) ? 'userId' : field;
  return jsonPointer(['items', index, ...(name === undefined ? [] : name.split('/'))]);
}
