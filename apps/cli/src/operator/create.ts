import { openSession, sessionOptions } from '../session.ts';
import { listOf, UsageError, type Verb } from '../verb.ts';

export const createOperator: Verb = {
  name: 'operator create',
  summary: 'Invites somebody who signs in, and shows the one-time token',
  usage: 'EMAIL --role R [--role R …] [--customer C …]',
  options: { ...sessionOptions, role: { type: 'string', multiple: true }, customer: { type: 'string', multiple: true } },
  positionals: { least: 1, most: 1 },
  async run([email = ''], values, terminal) {
    const roleKeys = listOf(values, 'role');
    if (roleKeys.length === 0)
      throw new UsageError('--role is needed: reader, operator, approver, administrator, auditor, customer-contact or one of your own.');
    await using session = await openSession(values);
    const customers = await Promise.all(listOf(values, 'customer').map((text) => session.findId('customer', text)));
    const request = { email, roleKeys, customerIds: customers.length === 0 ? null : customers };
    const invitation = await session.services.access.inviteOperator(request, session.context());
    terminal.note(`To be accepted with POST /v1/invitations/accept until ${invitation.expiresAt}. The token is not shown again.`);
    terminal.result({ email, ...invitation }, invitation.token);
    return 0;
  },
};
