import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { BulkFilter } from './bulk-target.ts';

/** What people call the things that the API names by their ids. */
@Injectable({ providedIn: 'root' })
export class MatchNames {
  readonly #client = inject(Api).client;

  /** By their ids, a hundred at the most. What is not there any more has none. */
  async read(list: BulkFilter['list'], ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    return ids.length === 0 ? new Map() : new Map(await this.#read(list, { ids: ids.join(','), limit: 100 }, signal));
  }

  async #read(
    list: BulkFilter['list'],
    query: { ids: string; limit: number },
    signal: AbortSignal,
  ): Promise<(readonly [string, string])[]> {
    const asked = { params: { query }, signal };
    switch (list) {
      case 'users':
        return (await bodyOf(this.#client.GET('/v1/users', asked))).items.map(({ id, email }) => [id, email]);
      case 'domains':
        return (await bodyOf(this.#client.GET('/v1/domains', asked))).items.map(({ id, name }) => [id, name]);
      case 'customers':
        return (await bodyOf(this.#client.GET('/v1/customers', asked))).items.map(({ id, name }) => [id, name]);
    }
  }
}
