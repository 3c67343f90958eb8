import type { Difference } from '@seatledger/domain/change-request/difference/difference.ts';
import { foundRequest } from '@seatledger/domain/change-request/change-request.ts';
import { reverseOf } from '@seatledger/domain/change-request/reverse/reverse-of.ts';
import { isSameValue } from '@seatledger/domain/change-request/same-value.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockImport } from '../imports/import-row-queries.ts';
import { readImportedUsers } from '../imports/imported-users.ts';
import { itemsInChunks } from './item-queries.ts';
import { proposeCommands, type Proposing } from './propose-commands.ts';
import { lockRequest } from './request-queries.ts';

/** Proposes what brings everything back that a request has changed, and gives the id of that request. */
export async function undoRequest(proposing: Proposing, id: number, reason: string | null): Promise<number> {
  const { tx } = proposing;
  const request = foundRequest(await lockRequest(tx, id), id);
  if (request.state !== 'applied') {
    throw new CommandRefused('change_request_state', `Change request ${id} is ${request.state}; only what has been applied can be undone.`);
  }
  const differences = await readDifferences(proposing, id);
  const said = { title: request.title, reason, applyAt: null };
  const undoId = await proposeCommands(proposing, { ...said, commands: reverseOf(differences), draft: false, reversesId: id });
  await refuseChangedSince(proposing, differences, undoId);
  return undoId;
}

async function readDifferences({ tx }: Proposing, id: number): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for await (const items of itemsInChunks(tx, id)) {
    for (const { command, subject, before, after } of items) {
      if (subject === null) continue;
      const difference = { kind: command.kind, command, subject, before, after };
      differences.push(command.kind === 'user.import' ? { ...difference, users: await usersOf(tx, command) } : difference);
    }
  }
  return differences;
}

/** The event of an import says how many users it made and changed; who they are is kept beside it. */
async function usersOf(tx: Tx, { importId }: CommandValue) {
  const { imported } = await lockImport(tx, null, Number(importId));
  return await readImportedUsers(tx, imported);
}

/** What somebody has changed since is not taken back along with what the request did. */
async function refuseChangedSince({ tx }: Proposing, differences: readonly Difference[], undoId: number): Promise<void> {
  const left = new Map(differences.map((difference) => [nameOf(difference), difference.after]));
  for await (const items of itemsInChunks(tx, undoId)) {
    for (const { command, subject, before } of items) {
      const name = subject === null ? '' : nameOf({ command, subject });
      if (!left.has(name)) continue;
      if (!isSameValue(left.get(name), before)) {
        throw new CommandRefused('changed_since', `${name} has been changed since this request was applied; change it by hand.`, 'id');
      }
      left.delete(name);
    }
  }
}

/** An override is part of its user. */
function nameOf({ command, subject }: Pick<Difference, 'command' | 'subject'>): string {
  const part = command.kind.startsWith('override.') ? ` ${String(command['feature'])}` : '';
  return `${subject.kind}/${subject.id}${part}`;
}
