import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Sent } from '../api/shapes.ts';
import type { Import } from './import-shapes.ts';

export type AskedOptions = NonNullable<Sent<'/v1/imports/{id}/actions/judge', 'post'>>;

/** Has the rows of an import judged anew, by what there is now. */
@Injectable({ providedIn: 'root' })
export class Judgements {
  readonly #client = inject(Api).client;

  /** @throws ApiProblem */
  async judge({ id, version }: Import, options: AskedOptions = {}): Promise<Import> {
    const params = { path: { id }, header: { 'if-match': `"${version}"` } };
    return bodyOf(this.#client.POST('/v1/imports/{id}/actions/judge', { params, body: options }));
  }
}
