import { openInstallationSession } from '../connection/installation-session.ts';
import type { Verb } from '../verb.ts';

/** On the machine of the installation alone: over the API, administrators cannot take over the account of somebody else. */
export const resetLink: Verb = {
  name: 'operator reset-link',
  summary: 'Makes a one-time token for an operator who forgot their password, on the machine of the server',
  usage: 'EMAIL',
  options: { data: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  async run([email = ''], values, terminal) {
    await using session = await openInstallationSession(values);
    const issued = await session.services.access.issuePasswordReset(email, session.context('cli'));
    terminal.note(
      `Keep this now: it is not shown again. It is good until ${issued.expiresAt}, once, to set a new password at ` +
        'POST /v1/password-resets/actions/complete.',
    );
    terminal.result(issued, issued.token);
    return 0;
  },
};
