import { z } from 'zod';

/** A kind of command (`user.delete`), all commands on a thing (`user.*`), or all there are (`*`). */
export const commandPattern = z
  .string()
  .max(100)
  .regex(
    /^(?:\*|[a-z][a-z-]*\.(?:\*|[a-z][a-z-]*))$/,
    'must be a kind of command such as user.delete, all on a thing such as user.*, or *',
  );

export function matchesCommand(pattern: string, kind: string): boolean {
  return pattern.endsWith('*') ? kind.startsWith(pattern.slice(0, -1)) : pattern === kind;
}

export function matchesAny(patterns: readonly string[], kind: string): boolean {
  return patterns.some((pattern) => matchesCommand(pattern, kind));
}
