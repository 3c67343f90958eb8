import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outdatedBefore, retainedUntil } from './retention.ts';

test('periods are counted in calendar months where they are said in months', () => {
  const now = Temporal.Instant.from('2026-03-31T10:00:00Z');
  assert.equal(outdatedBefore('log-month', now).toString(), '2025-02-28T10:00:00Z');
  assert.equal(outdatedBefore('log-user', now).toString(), '2023-03-31T10:00:00Z');
  assert.equal(outdatedBefore('kept-answer', now).toString(), '2026-03-30T10:00:00Z');
  assert.equal(retainedUntil('import-file', now).toString(), '2026-04-30T10:00:00Z');
});
