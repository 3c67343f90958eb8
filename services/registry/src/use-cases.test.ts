import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandKinds, kindsOfUndoAlone } from '@seatledger/domain/change-request/command-kinds.ts';
import { bulkActions } from './features/bulk-actions/bulk-actions.ts';
import { useCases } from './use-cases.ts';

/** Requests themselves, and who approves them for whom, are nothing to be requested. */
const aboutRequests = /^(?:change-request|delegation)\./;

describe('the commands on the registry', () => {
  it('are those that a request tells, compares and reverses', () => {
    const kinds = useCases.map(({ schema }) => schema.shape.kind.value).filter((kind) => !aboutRequests.test(kind));
    assert.deepEqual(kinds.toSorted(), commandKinds.toSorted());
  });

  it('are offered to callers unless they bring back by its id what was deleted', () => {
    const offered = bulkActions.map(({ schema }) => schema.shape.kind.value);
    assert.deepEqual(
      offered.filter((kind) => kindsOfUndoAlone.has(kind)),
      [],
    );
    assert.deepEqual(
      commandKinds.filter((kind) => kind.endsWith('.restore')),
      [...kindsOfUndoAlone],
    );
  });
});
