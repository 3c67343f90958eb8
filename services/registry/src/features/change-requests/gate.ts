import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { Gate } from '../../api/registry-api.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { proposeCommands, readRequirements } from './propose-commands.ts';
import { readRequest } from './requests-overview.ts';
import { showingRequest } from './shown-request.ts';
import { NothingChanges } from './read-difference.ts';

/** Makes a change request of commands where the policy asks for approval, and lets all others through. */
export function createGate(door: CommandDoor<RegistrySchema>): Gate {
  const needsApproval: Gate['needsApproval'] = async ({ tx, principal }, commands) =>
    (await readRequirements(tx, principal, [...new Set(commands.map(({ kind }) => kind))])) !== null;
  return {
    needsApproval,
    async propose(by, commands, { reason, ...said }) {
      if (!(await needsApproval(by, commands))) return null;
      const proposal = { ...said, reason: reason ?? reasonIn(commands), commands, draft: false, reversesId: null };
      try {
        const id = await proposeCommands({ door, ...by }, proposal);
        return showingRequest(await readRequest(by.tx, null, id));
      } catch (error) {
        // Nobody is asked to approve nothing.
        if (error instanceof NothingChanges) return null;
        throw error;
      }
    },
  };
}

/** That of the commands, where they all have the same. */
function reasonIn(commands: readonly { readonly [field: string]: unknown }[]): string | null {
  const reasons = new Set(commands.map(({ reason }) => reason));
  const [only] = reasons;
  return reasons.size === 1 && typeof only === 'string' ? only : null;
}
