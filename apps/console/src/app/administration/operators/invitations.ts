import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import type { Answer, Sent } from '../../api/shapes.ts';
import type { MadeInvitation } from './invitation-link.ts';

export type OpenInvitation = Answer<'/v1/operators/invitations', 'get'>['items'][number];

/** Who is invited, and is yet to come. */
@Injectable({ providedIn: 'root' })
export class Invitations {
  readonly #client = inject(Api).client;

  list(signal: AbortSignal): Promise<readonly OpenInvitation[]> {
    return allPages((cursor) =>
      bodyOf(this.#client.GET('/v1/operators/invitations', { params: { query: { limit: 200, cursor } }, signal })),
    );
  }

  async make(body: Sent<'/v1/operators/invitations', 'post'>): Promise<MadeInvitation> {
    const { token, expiresAt } = await bodyOf(this.#client.POST('/v1/operators/invitations', { body }));
    return { email: body.email, link: `${location.origin}/invitation#token=${token}`, expiresAt };
  }

  withdraw(id: string): Promise<unknown> {
    return this.#client.DELETE('/v1/operators/invitations/{id}', { params: { path: { id } } });
  }
}
