import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { firstReads } from '../../api/first-reads.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Preferences } from '../../session/preferences.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Icon } from '../../ui/icon.ts';
import { saveFile } from '../save-file.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';
import { CountPipe, InstantPipe } from '../../words/word-pipes.ts';
import { AuditLog } from './audit-log.ts';
import { fitsMemory, LogMemory } from './log-memory.ts';
import { memorySentence, placesSentence } from './log-words.ts';
import { Help } from '../../ui/help/help.ts';

/** Whether the log is in order, and whether it is the one that this browser saw before: `<sl-log-state />`. */
@Component({
  selector: 'sl-log-state',
  imports: [CountPipe, Help, Icon, InstantPipe, Problem],
  templateUrl: './log-state.html',
  styleUrl: './log-state.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogState {
  readonly #log = inject(AuditLog);
  readonly #memory = inject(LogMemory);
  readonly #dialogs = inject(Dialogs);
  readonly #timeZone = inject(Preferences).timeZone;

  protected readonly sentenceOf = sentenceOfRefusal;
  protected readonly status = freshResource({ loader: ({ abortSignal }) => this.#log.status(abortSignal) });
  protected readonly looked = freshResource({
    loader: async () => {
      const note = await this.#log.checkpoint();
      if (note !== undefined) await this.#memory.check(note);
      return note;
    },
  });

  protected readonly isRead = firstReads(() => 'the log', this.status, this.looked);
  protected readonly failures = computed(() => this.status.value()?.places.filter(({ failure }) => failure !== null) ?? []);
  protected readonly places = computed(() => placesSentence(this.status.value()?.places.map(({ place }) => place) ?? []));
  protected readonly memory = computed(() => {
    const finding = this.#memory.finding();
    if (finding === undefined) return undefined;
    return { fits: fitsMemory(finding), sentence: memorySentence(finding, this.#timeZone()) };
  });
  protected readonly isInOrder = computed(
    () => this.status.value()?.alarms.length === 0 && this.failures().length === 0 && this.memory()?.fits !== false,
  );

  protected keepEvidence(): void {
    const notes = [this.#memory.evidence(), this.looked.value()].filter((note) => note !== undefined);
    saveFile(new Blob([notes.join('\n')], { type: 'text/plain' }), 'seatledger-checkpoints.txt');
  }

  protected async beginAnew(): Promise<void> {
    const mayBegin = await this.#dialogs.confirm({
      title: $localize`:@@audit.beginAnewTitle:Trust the log as it is now?`,
      text: $localize`:@@audit.beginAnewWhy:This browser forgets the checkpoint that the log does not fit to. Do it once it is known why, such as after a restore; keep both checkpoints as a file first.`,
      action: $localize`:@@audit.beginAnew:Trust it from now on`,
    });
    if (!mayBegin) return;
    this.#memory.forget();
    this.looked.reload();
  }
}
