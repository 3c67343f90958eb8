import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { problemOf } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Preferences } from '../../session/preferences.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import type { AuditEvent } from '../explorer/audit-event.ts';
import { AuditLog } from '../log/audit-log.ts';
import { fitsMemory, LogMemory } from '../log/log-memory.ts';
import { memorySentence, verifiedSentence } from '../log/log-words.ts';
import { canVerify, gatherEvidence } from './gather-evidence.ts';
import { ProofPath } from './proof-path.ts';
import { fits, verifyEvent } from './verify-event.ts';

/** Proves an event in front of the person: nothing that the server says of it is believed. Opened with the event. */
@Component({
  imports: [Icon, Problem, ProofPath, Skeleton],
  templateUrl: './proof-dialog.html',
  styleUrl: './proof-dialog.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProofDialog {
  readonly #log = inject(AuditLog);
  readonly #memory = inject(LogMemory);
  readonly #timeZone = inject(Preferences).timeZone;
  protected readonly dialog = inject<DialogRef>(DialogRef);
  protected readonly event = inject<AuditEvent>(DIALOG_DATA);
  protected readonly canVerify = canVerify();

  protected readonly proof = freshResource({ loader: async () => (this.canVerify ? this.#prove() : undefined) });
  /** The event is newer than the newest checkpoint: one is signed within seconds. */
  protected readonly isTooNew = computed(() =>
    ['event_not_sequenced', 'event_not_in_checkpoint'].includes(this.proof.error() === undefined ? '' : problemOf(this.proof.error()).code),
  );

  async #prove() {
    const evidence = await gatherEvidence(this.#log, this.event);
    const [verdict, { places }, signedAt] = await Promise.all([
      verifyEvent(this.event, evidence),
      this.#log.status(),
      this.#log.signedAt(evidence.size),
    ]);
    const memory = verdict.signatureFits ? await this.#memory.check(evidence.note) : undefined;
    const memoryFits = memory === undefined || fitsMemory(memory);
    const kept = places.filter(({ size, failure }) => failure === null && size >= evidence.size).map(({ place }) => place);
    return {
      ...verdict,
      fits: fits(verdict) && memoryFits,
      memoryFits,
      memory: memory && memorySentence(memory, this.#timeZone()),
      verified: verifiedSentence(evidence.size, signedAt, kept, this.#timeZone()),
    };
  }
}
