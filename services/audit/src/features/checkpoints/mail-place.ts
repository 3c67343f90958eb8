import type { CheckpointPlace, DeliveredCheckpoint } from './checkpoint-place.ts';

export interface MailPlaceOptions {
  readonly to: string;
  readonly send: (message: {
    readonly kind: string;
    readonly to: string;
    readonly subject: string;
    readonly text: readonly string[];
  }) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const dayMs = 24 * 60 * 60_000;

/** A mailbox: one checkpoint a day is enough to hold the log to its word, and few enough to be kept. */
export function mailPlace({ to, send, now = Date.now }: MailPlaceOptions): CheckpointPlace {
  let sentAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'the mailbox for checkpoints',
    isReadable: false,
    newest: async () => null,
    async deliver(checkpoint) {
      if (now() - sentAt < dayMs) return;
      await send({
        kind: 'checkpoint',
        to,
        subject: `Checkpoint of ${checkpoint.origin}: ${checkpoint.size} events`,
        text: letter(checkpoint),
      });
      sentAt = now();
    },
    retire: async () => undefined,
  };
}

/** Its paragraphs. */
function letter({ note, verifierKey }: DeliveredCheckpoint): readonly string[] {
  return [
    'Keep this message: it proves later that no event of the audit log was changed or removed until now.',
    `Verifier key: ${verifierKey}`,
    'To verify: seatledger audit verify --checkpoint FILE, where FILE holds what follows.',
    note,
  ];
}
