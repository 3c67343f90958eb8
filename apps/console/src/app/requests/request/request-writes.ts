import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import type { ChangeRequest, Sent } from '../../api/shapes.ts';
import { StepUp } from '../../session/step-up.ts';

type Looked = Pick<ChangeRequest, 'id' | 'digest'>;
type Edit = Sent<'/v1/change-requests/{id}', 'patch'>;

/** What is done with a request; each gives it as it is then. What is decided is decided on the digest that was looked at. */
@Injectable({ providedIn: 'root' })
export class RequestWrites {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);

  approve({ id, digest }: Looked, comment: string): Promise<ChangeRequest> {
    const body = { digest, comment: comment || null };
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/approve', { params: of(id), body }));
  }

  reject({ id, digest }: Looked, reason: string): Promise<ChangeRequest> {
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/reject', { params: of(id), body: { digest, reason } }));
  }

  breakGlass({ id, digest }: Looked, reason: string): Promise<ChangeRequest> {
    return this.#write(() =>
      this.#client.POST('/v1/change-requests/{id}/actions/break-glass', { params: of(id), body: { digest, reason } }),
    );
  }

  review(id: string, reason: string): Promise<ChangeRequest> {
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/review', { params: of(id), body: { reason } }));
  }

  withdraw(id: string, reason: string): Promise<ChangeRequest> {
    const body = { reason: reason || null };
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/withdraw', { params: of(id), body }));
  }

  /** Gives the other request, which undoes this one. */
  undo(id: string, reason: string): Promise<ChangeRequest> {
    const body = { reason: reason || null };
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/undo', { params: of(id), body }));
  }

  submit(id: string): Promise<ChangeRequest> {
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/submit', { params: of(id), body: {} }));
  }

  refresh(id: string): Promise<ChangeRequest> {
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/refresh', { params: of(id), body: {} }));
  }

  apply(id: string): Promise<ChangeRequest> {
    return this.#write(() => this.#client.POST('/v1/change-requests/{id}/actions/apply', { params: of(id), body: {} }));
  }

  edit(id: string, etag: string, body: Edit): Promise<ChangeRequest> {
    const params = { path: { id }, header: { 'if-match': etag } };
    return this.#write(() => this.#client.PATCH('/v1/change-requests/{id}', { params, body }));
  }

  async comment(id: string, text: string): Promise<void> {
    await bodyOf(this.#client.POST('/v1/change-requests/{id}/comments', { params: of(id), body: { text } }));
  }

  #write<Body>(write: () => Promise<{ readonly data?: Body }>): Promise<Body> {
    return this.#stepUp.run(() => bodyOf(write()));
  }
}

const of = (id: string) => ({ path: { id } });
