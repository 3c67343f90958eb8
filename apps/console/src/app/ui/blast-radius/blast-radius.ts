import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import type { Answer, ChangeRequest, Command } from '../../api/shapes.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { Problem } from '../feedback/problem.ts';
import { Skeleton } from '../feedback/skeleton.ts';
import { RadiusView } from './radius-view.ts';

export type BlastRadius = Answer<'/v1/blast-radius', 'post'>;

/** The API looks at no more commands at once than these, unless they are of a request. */
const mostCommands = 1_000;
/** There is no blast radius of these; their difference is all there is to tell. */
const untold: ReadonlySet<string> = new Set(['no_blast_radius', 'import_applied', 'import_expired', 'import_not_found']);

/**
 * Who gains, loses or changes what: by commands that somebody is about to make, `<sl-blast-radius [commands]="…" (counted)="…" />`, or by
 * a request that waits, `<sl-blast-radius [request]="…" />`. `counted` tells how many people it concerns, for the button that saves.
 */
@Component({
  selector: 'sl-blast-radius',
  imports: [Problem, RadiusView, Skeleton],
  template: `
    @if (isTooLarge()) {
      <p class="muted" i18n="@@blastRadius.tooLarge">
        These are too many changes to tell whom they concern at once. Propose them as a request: it tells.
      </p>
    } @else if (untoldSentence(); as sentence) {
      <p class="muted">{{ sentence }}</p>
    } @else if (read.error()) {
      <sl-problem [error]="read.error()" (retry)="read.reload()" />
    } @else if (radius(); as radius) {
      <sl-radius-view [radius]="radius" [attr.aria-busy]="read.isLoading()" />
    } @else if (read.isLoading()) {
      <sl-skeleton [lines]="4" />
    }
  `,
  styles: `
    [aria-busy='true'] {
      opacity: 0.6;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlastRadiusOf {
  readonly commands = input<readonly Command[]>();
  readonly request = input<Pick<ChangeRequest, 'id' | 'digest'>>();
  /** How many people it concerns; undefined while that is not known. */
  readonly counted = output<number | undefined>();
  readonly #client = inject(Api).client;

  protected readonly isTooLarge = computed(
    () => (this.commands()?.length ?? 0) > mostCommands || codeOf(this.read.error()) === 'body_too_large',
  );
  protected readonly read = freshResource({
    params: () => {
      const [commands, request] = [this.commands(), this.request()];
      if (request !== undefined) return { request: { id: request.id, digest: request.digest } };
      return commands === undefined || commands.length === 0 || commands.length > mostCommands ? undefined : { commands };
    },
    loader: ({ params, abortSignal: signal }): Promise<BlastRadius> => {
      if (params.request !== undefined) {
        return bodyOf(this.#client.GET('/v1/change-requests/{id}/blast-radius', { params: { path: { id: params.request.id } }, signal }));
      }
      return bodyOf(this.#client.POST('/v1/blast-radius', { body: { commands: [...params.commands] as never }, signal }));
    },
  });
  protected readonly radius = kept(this.read);
  protected readonly untoldSentence = computed(() => {
    const error = this.read.error();
    return error !== undefined && untold.has(codeOf(error)) ? wordsOfUntold(error) : undefined;
  });

  constructor() {
    effect(() => this.counted.emit(this.read.hasValue() ? this.read.value().users.affected : undefined));
  }
}

function codeOf(error: unknown): string {
  return error === undefined ? '' : problemOf(error).code;
}

function wordsOfUntold(error: unknown): string {
  const problem = problemOf(error);
  if (problem.code === 'no_blast_radius')
    return $localize`:@@blastRadius.untold:Whom this concerns is not told in numbers; look at its difference.`;
  return problem.code === 'import_applied'
    ? $localize`:@@blastRadius.imported:The list has been read in already; whom it concerned can no longer be told.`
    : sentenceOfProblem(problem);
}
