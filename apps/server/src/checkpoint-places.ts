import { folderPlace, mailPlace, webhookPlace, type CheckpointPlace } from '@seatledger/audit';
import type { CheckpointConfig } from '@seatledger/platform/config/checkpoint-config.ts';
import type { Mailer } from '@seatledger/platform/mail/mailer.ts';

/** Where checkpoints of the audit log are kept outside the database; a mailbox only where mail is sent. */
export function checkpointPlaces({ folder, url, mailTo }: CheckpointConfig, mailer: Mailer | null | undefined): readonly CheckpointPlace[] {
  return [
    folderPlace(folder),
    ...(url === null ? [] : [webhookPlace(new URL(url))]),
    ...(mailTo === null || !mailer ? [] : [mailPlace({ to: mailTo, send: (letter) => sendBy(mailer, letter) })]),
  ];
}

async function sendBy(
  mailer: Mailer,
  letter: { readonly kind: string; readonly to: string; readonly subject: string; readonly text: readonly string[] },
) {
  const { text: paragraphs, ...head } = letter;
  if ((await mailer.send({ ...head, parts: [{ language: 'en', paragraphs }] })) === 'failed') throw new Error('the mail was not sent');
}
