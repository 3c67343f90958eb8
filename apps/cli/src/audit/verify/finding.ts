/** An event as a person would look it up. */
export interface NamedEvent {
  readonly id: number;
  readonly kind: string;
  readonly recordedAt: string;
  /** `user 17` */
  readonly subject: string;
}

/** What was done to the events themselves. */
type EventCode =
  | 'event_edited'
  | 'event_deleted'
  | 'event_inserted'
  | 'event_moved'
  | 'events_swapped'
  | 'events_cut_off'
  | 'events_changed'
  | 'not_an_event'
  | 'event_id_repeated';

/** What is kept beside the events, in the database or outside it, and is not what it should be. */
type CopyCode =
  | 'leaf_index_wrong'
  | 'columns_differ'
  | 'attachment_missing'
  | 'attachment_differs'
  | 'bundle_missing'
  | 'bundle_malformed'
  | 'tile_missing'
  | 'tile_differs'
  | 'head_differs'
  | 'checkpoint_differs'
  | 'checkpoint_malformed'
  | 'checkpoint_not_signed'
  | 'checkpoint_of_another_log'
  | 'checkpoints_contradict'
  | 'key_differs';

/** Something that is not what it was. `leafIndex` counts in the log as it was signed, for what was inserted in the log as it is. */
export interface Finding {
  readonly code: EventCode | CopyCode;
  /** A sentence. */
  readonly detail: string;
  readonly leafIndex?: number;
  /** Where a moved event stands now, or the other one of two that were swapped. */
  readonly otherLeafIndex?: number;
  /** Of a cut or an interval: up to but not including this leaf. */
  readonly endLeafIndex?: number;
  /** As it stands there now. */
  readonly event?: NamedEvent;
  /** As it was, where a copy of the entries tells. */
  readonly was?: NamedEvent;
  /** What stands on either side of something that is gone. */
  readonly between?: readonly [NamedEvent | null, NamedEvent | null];
  readonly place?: Place;
}

/** Where a file is wrong. */
export interface Place {
  /** The folder, the address or the database. */
  readonly in: string;
  readonly path: string;
  /** 1-based. */
  readonly line?: number;
  /** Of the hash in a tile, or the entry in a bundle, from 0. */
  readonly index?: number;
}

const mostOfACode = 50;

/** Keeps the first of each kind, and counts the others: a log can be wrong a million times. */
export class Findings {
  readonly found: Finding[] = [];
  readonly #counts = new Map<Finding['code'], number>();

  add(finding: Finding): void {
    const count = (this.#counts.get(finding.code) ?? 0) + 1;
    this.#counts.set(finding.code, count);
    if (count <= mostOfACode) this.found.push(finding);
  }

  addAll(findings: readonly Finding[]): void {
    for (const finding of findings) this.add(finding);
  }

  /** How many there are of each kind that has more than are kept. */
  get others(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...this.#counts].filter(([, count]) => count > mostOfACode).map(([code, count]) => [code, count - mostOfACode]),
    );
  }
}
