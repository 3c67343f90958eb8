import { join } from './sample-requests.ts';
import type { Visitor } from './visitor.ts';

/** Something of everything that the administration and the account show: the second operator, and what is made by the first. */
export async function administerSamples(administrator: Visitor, operator: Visitor): Promise<void> {
  await join(operator, administrator, 'Otto', ['operator']);
  const confined = { email: 'contact@acme.example', roleKeys: ['customer-contact'], customerIds: ['1'] };
  await administrator.ask('POST', '/v1/operators/invitations', confined);
  const permissions = ['customer.read', 'domain.read', 'user.read', 'change-request.approve', 'change-request.read'];
  await administrator.ask('POST', '/v1/roles', { key: 'second-line', name: 'Second line', description: 'Helps customers', permissions });
  const key = { name: 'Cube add-in', scopes: ['licence:check'], allowedAddresses: ['203.0.113.0/24'], requestsPerSecond: 100 };
  await administrator.ask('POST', '/v1/api-keys', { ...key, expiresAt: inDays(9) });
  await administrator.ask('POST', '/v1/clients', { name: 'Data warehouse', scopes: ['registry:read', 'users:export'] });
  await administrator.ask('POST', '/v1/personal-tokens', { name: 'Reports', permissions: ['customer.read'], expiresAt: inDays(30) });
  const terms = { toOperatorId: '2', from: inDays(0), until: inDays(14), commands: ['user.*', 'domain.renew'], reason: 'On leave' };
  await administrator.ask('POST', '/v1/delegations', terms);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
