import { ApiProblem, bodyOf, type ApiClient } from '@seatledger/api-client';

export interface Invited {
  readonly made: readonly { readonly email: string; readonly token: string }[];
  /** Addresses of those who are operators already. */
  readonly present: readonly string[];
  readonly failed: readonly { readonly email: string; readonly detail: string }[];
}

/** Invites those who had a role in the old console and have not been invited yet, by the access service, and remembers it. */
export async function inviteOperators(client: ApiClient, id: string): Promise<Invited> {
  const { items } = await bodyOf(client.GET('/v1/migrations/{id}/invitations', { params: { path: { id } } }));
  const made: Invited['made'][number][] = [];
  const present: string[] = [];
  const failed: Invited['failed'][number][] = [];
  for (const { step, email, roleKeys, settled } of items) {
    if (settled) continue;
    try {
      const invitation = await bodyOf(client.POST('/v1/operators/invitations', { body: { email, roleKeys, customerIds: null } }));
      await settle(client, id, step, invitation.id);
      made.push({ email, token: invitation.token });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'email_taken') {
        await settle(client, id, step, null);
        present.push(email);
      } else failed.push({ email, detail: error.message });
    }
  }
  return { made, present, failed };
}

async function settle(client: ApiClient, id: string, step: number, invitationId: string | null): Promise<void> {
  const path = { id, step };
  await client.POST('/v1/migrations/{id}/invitations/{step}/actions/settle', { params: { path }, body: { invitationId } });
}
