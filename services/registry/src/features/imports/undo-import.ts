import { reverseOf } from '@seatledger/domain/change-request/reverse/reverse-of.ts';
import { proposeCommands, type Proposing } from '../change-requests/propose-commands.ts';
import { refuseUnlessPermitted } from '../change-requests/requested-commands.ts';
import { lockImport } from './import-row-queries.ts';
import { readImportedUsers } from './imported-users.ts';

/** Proposes what brings the users back as they were before an import, and gives the id of that change request. */
export async function undoImport(proposing: Proposing, id: number, reason: string | null): Promise<number> {
  const { tx, principal } = proposing;
  const { imported } = await lockImport(tx, principal.customerIds, id);
  const { domainId, file, changeRequestId } = imported;
  const command = { kind: 'user.import' };
  const users = await readImportedUsers(tx, imported);
  const commands = reverseOf([{ kind: command.kind, command, subject: { kind: 'domain', id: domainId }, before: null, after: {}, users }]);
  refuseUnlessPermitted(
    principal,
    commands.map(({ kind }) => kind),
  );
  const said = { title: file.name.slice(0, 200), reason, applyAt: null };
  return await proposeCommands(proposing, { ...said, commands, draft: false, reversesId: changeRequestId });
}
