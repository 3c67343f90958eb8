import { openInstallationSession } from '../connection/installation-session.ts';
import { requiredText, type Verb } from '../verb.ts';

/** On the machine of the installation alone: whoever does this says that what is missing from the log is known to be missing. */
export const continueAuditLog: Verb = {
  name: 'audit continue',
  summary:
    'Lets the audit log go on, under another name, after the database was put back to an earlier state; on the machine of the server',
  usage: '--reason TEXT [--data FOLDER]',
  options: { reason: { type: 'string' }, data: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    await using session = await openInstallationSession(values);
    const continued = await session.services.audit.continueLog(requiredText(values, 'reason'), session.context('cli'));
    const { origin, previousOrigin, size } = continued;
    terminal.result(
      continued,
      `The log goes on as ${origin}, after the ${size} events that there are. What was signed as ${previousOrigin} is kept aside.`,
    );
    return 0;
  },
};
