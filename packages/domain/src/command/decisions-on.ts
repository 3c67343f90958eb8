import { unchanged, type Decision } from './decision.ts';

/**
 * The decisions on one kind of thing. `readable` is what the audit event keeps of it: keys and names rather than ids; `customerOf`, whose
 * it is.
 */
export function decisionsOn<Thing extends { readonly id: number }>(
  kind: string,
  readable: (thing: Thing) => Readonly<Record<string, unknown>>,
  customerOf: (thing: Thing) => number | undefined = () => undefined,
) {
  function about(thing: Thing) {
    const customerId = customerOf(thing);
    return { subject: { kind, id: thing.id }, ...(customerId !== undefined && { customerId }) };
  }

  return {
    created<Created extends Thing>(thing: Created, reason?: string): Decision<Created> {
      const change = { ...about(thing), before: null, after: readable(thing), ...(reason !== undefined && { reason }) };
      return { outcome: 'changed', plan: thing, change };
    },
    /** Unchanged when `after` is what the thing is. */
    changed(before: Thing, after: Thing, reason?: string): Decision<Thing> {
      if (JSON.stringify(before) === JSON.stringify(after)) return unchanged;
      const change = { ...about(after), before: readable(before), after: readable(after), reason };
      return { outcome: 'changed', plan: after, change };
    },
    deleted(thing: Thing, reason?: string): Decision<Thing> {
      return { outcome: 'changed', plan: thing, change: { ...about(thing), before: readable(thing), after: null, reason } };
    },
  };
}
