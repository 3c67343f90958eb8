import type { CommandContext } from '../../packages/platform/src/commands/use-case.ts';

/** Whoever acts in a test that is not about who does. */
export function systemContext(): CommandContext {
  const actor = { kind: 'system', id: null, name: 'test' } as const;
  return { actor, origin: 'task', address: null, requestId: 'test', now: Temporal.Now.instant() };
}
