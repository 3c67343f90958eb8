import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './http-problem.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

/**
 * Answers 405 and what is allowed (RFC 9110 §15.5.6) to methods that a known path does not have. Of the routes that `add` adds.
 */
export function answeringOtherMethods(app: FastifyInstance, add: () => void): void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ method, url }) => {
    const allowed = known.get(url) ?? new Set();
    for (const one of [method].flat()) allowed.add(one);
    known.set(url, allowed);
  });
  add();
  // A copy, because what is added here comes to be known too.
  const paths = Array.from(known, ([url, allowed]) => ({ url, allowed: [...allowed].toSorted() }));
  for (const { url, allowed } of paths) refuseOthers(app, url, allowed);
}

function refuseOthers(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  const others = methods.filter((method) => !allowed.includes(method));
  if (others.length === 0) return;
  const allow = allowed.join(', ');
  app.route({
    method: others,
    url,
    config: { access: { permission: 'public' } },
    schema: { hide: true },
    // Before a body is read: whatever it is, it is not wanted.
    onRequest: async () => {
      throw new HttpProblem(
        { status: 405, code: 'method_not_allowed', title: 'Method not allowed', detail: `This path takes ${allow}.` },
        { allow },
      );
    },
    handler: async () => undefined,
  });
}
