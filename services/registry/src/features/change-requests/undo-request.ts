import { isOfErasedUser, type ChangedThing, type Difference } from '@seatledger/domain/change-request/difference/difference.ts';
import { foundRequest } from '@seatledger/domain/change-request/change-request.ts';
import { isErased, withoutErased } from '@seatledger/domain/change-request/erase/left-of-erased.ts';
import { reverseOf } from '@seatledger/domain/change-request/reverse/reverse-of.ts';
import { isSameValue } from '@seatledger/domain/change-request/same-value.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { refuseWithoutStepUp } from '@seatledger/platform/http/guard-routes.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockImport } from '../imports/import-row-queries.ts';
import { readImportedUsers } from '../imports/imported-users.ts';
import { itemsInChunks } from './item-queries.ts';
import { proposeCommands, type Proposing } from './propose-commands.ts';
import { findRequestRow, lockRequest } from './request-queries.ts';
import { refuseUnlessPermitted } from './requested-commands.ts';

/**
 * Proposes what brings everything back that a request has changed, and gives the id of that request. Whoever was erased since is left
 * out, and stays so.
 */
export async function undoRequest(proposing: Proposing, id: number, reason: string | null): Promise<number> {
  const { tx, principal } = proposing;
  const request = foundRequest(await lockRequest(tx, id), id);
  refuseUnlessPermitted(principal, request.kinds);
  if (request.state !== 'applied') {
    throw new CommandRefused('change_request_state', `Change request ${id} is ${request.state}; only what has been applied can be undone.`);
  }
  const differences = await readDifferences(proposing, id);
  const commands = reverseOf(differences);
  refuseReversal(proposing, commands);
  const said = { title: request.title, reason, applyAt: null };
  const undoId = await proposeCommands(proposing, { ...said, commands, draft: false, reversesId: id });
  await refuseChangedSince(proposing, differences, undoId);
  return undoId;
}

/** Whoever undoes may do what undoing does; the policy is changed as it is on its own route, with the second factor. */
function refuseReversal({ principal, context }: Proposing, commands: readonly CommandValue[]): void {
  const kinds = commands.map(({ kind }) => kind);
  refuseUnlessPermitted(principal, kinds);
  if (kinds.includes('policy.change')) refuseWithoutStepUp(principal, context.now.epochMilliseconds);
}

async function readDifferences({ tx }: Proposing, id: number): Promise<readonly Difference[]> {
  const { forgottenAt } = await findRequestRow(tx, null, id);
  if (forgottenAt !== null) throw cannotBeUndone(`What change request ${id} says about people has been kept long enough, and is gone.`);
  const differences: Difference[] = [];
  let isSomebodyErased = false;
  for await (const items of itemsInChunks(tx, id)) {
    for (const { command, subject, before, after } of items) {
      if (subject === null) continue;
      const difference = { kind: command.kind, command, subject, before, after };
      if (isOfErasedUser(difference)) isSomebodyErased = true;
      else if (command.kind === 'user.import') differences.push({ ...difference, users: await usersOf(tx, command) });
      else differences.push({ ...difference, before: withoutErased(before) });
    }
  }
  if (isSomebodyErased && differences.length === 0) throw cannotBeUndone(`Everybody whom change request ${id} changed was erased since.`);
  return differences;
}

/** The event of an import says how many users it made and changed; who they are is kept beside it. */
async function usersOf(tx: Tx, { importId }: CommandValue): Promise<readonly ChangedThing[]> {
  const { imported } = await lockImport(tx, null, Number(importId));
  return (await readImportedUsers(tx, imported)).filter((user) => !isOfErasedUser(user));
}

function cannotBeUndone(detail: string): CommandRefused {
  return new CommandRefused('cannot_be_undone', detail, 'id');
}

/** What somebody has changed since is not taken back along with what the request did. */
async function refuseChangedSince({ tx }: Proposing, differences: readonly Difference[], undoId: number): Promise<void> {
  const left = new Map(differences.map((difference) => [nameOf(difference), difference.after]));
  for await (const items of itemsInChunks(tx, undoId)) {
    for (const { command, subject, before } of items) {
      const name = subject === null ? '' : nameOf({ command, subject });
      if (!left.has(name)) continue;
      if (!isAsLeft(left.get(name) ?? null, before)) {
        throw new CommandRefused('changed_since', `${name} has been changed since this request was applied; change it by hand.`, 'id');
      }
      left.delete(name);
    }
  }
}

/** What was erased of it cannot be compared. */
function isAsLeft(left: ChangedThing['after'], now: ChangedThing['before']): boolean {
  if (left === null || now === null) return isSameValue(left, now);
  const fields = Object.keys({ ...left, ...now }).filter((field) => !isErased(left[field]));
  return fields.every((field) => isSameValue(left[field], now[field]));
}

/** An override is part of its user. */
function nameOf({ command, subject }: Pick<Difference, 'command' | 'subject'>): string {
  const part = command.kind.startsWith('override.') ? ` ${String(command['feature'])}` : '';
  return `${subject.kind}/${subject.id}${part}`;
}
