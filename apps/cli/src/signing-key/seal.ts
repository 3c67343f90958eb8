import { openInstallationSession } from '../connection/installation-session.ts';
import type { Verb } from '../verb.ts';

/** On the machine of the installation alone: whoever has the master key has this, too. */
export const showSigningSeal: Verb = {
  name: 'signing-key seal',
  summary: 'Prints what a check server without the master key needs to sign licences',
  usage: '',
  options: { data: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    await using session = await openInstallationSession(values);
    const { signingSealSecret } = await import('@seatledger/server');
    const secret = signingSealSecret(session.installation.installationKey);
    terminal.note(
      'Give it to check servers as SEATLEDGER_SIGNING_SEAL, or in a file that SEATLEDGER_SIGNING_SEAL_FILE names. Whoever has it and the database can sign licences.',
    );
    terminal.result({ signingSeal: secret }, secret);
    return 0;
  },
};
