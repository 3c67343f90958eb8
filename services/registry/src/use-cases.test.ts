import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandKinds } from '@seatledger/domain/change-request/command-kinds.ts';
import { useCases } from './use-cases.ts';

describe('the commands on the registry', () => {
  it('are those that a request tells, compares and reverses', () => {
    const kinds = useCases.map(({ schema }) => schema.shape.kind.value);
    assert.deepEqual(kinds.toSorted(), commandKinds.toSorted());
  });
});
