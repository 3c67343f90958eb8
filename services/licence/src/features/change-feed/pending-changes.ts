import type { NamedRows } from './change-batch.ts';

/** Notified as soon as changes are committed, before they have their positions. */
export const pendingChannel = 'registry_changes_pending';

const named = /^(user|domain) (\d{1,15}) (\d{1,15})$/;
/** More are left to the change feed. */
const mostRows = 100;

/**
 * The rows that a notification of committed changes names (`user 7 7,domain 2 2`), to be read ahead of the change feed, which will name them
 * again. None where it names nothing, anything else, or many.
 */
export function pendingRows(payload: string): readonly NamedRows[] {
  const rows = payload.split(',').flatMap((text): NamedRows[] => {
    const [, entity, firstId, lastId] = named.exec(text) ?? [];
    return entity === undefined ? [] : [{ entity: entity as 'user' | 'domain', firstId: Number(firstId), lastId: Number(lastId) }];
  });
  const count = rows.reduce((sum, { firstId, lastId }) => sum + Math.max(0, lastId - firstId) + 1, 0);
  return count <= mostRows ? rows : [];
}
