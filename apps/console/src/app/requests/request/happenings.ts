/** Something that was done with a request, or said of it. */
export interface Happening {
  readonly id: string;
  readonly kind: string;
  readonly who: string;
  readonly at: string;
  /** What they said with it. */
  readonly said: string | null;
}

interface Facts {
  readonly steps: readonly {
    readonly id: string;
    readonly step: string;
    readonly actor: { readonly name: string };
    readonly reason: string | null;
    readonly at: string;
  }[];
  readonly comments: readonly {
    readonly id: string;
    readonly author: { readonly name: string };
    readonly text: string;
    readonly at: string;
  }[];
}

/** In the order in which it happened. What was said of it stands in the comments, and is not told twice. */
export function happeningsOf({ steps, comments }: Facts): readonly Happening[] {
  const done = steps
    .filter(({ step }) => step !== 'comment')
    .map(({ id, step, actor, reason, at }) => ({ id: `step-${id}`, kind: step, who: actor.name, at, said: reason }));
  const said = comments.map(({ id, author, text, at }) => ({ id: `comment-${id}`, kind: 'comment', who: author.name, at, said: text }));
  return [...done, ...said].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
