import { ChangeDetectionStrategy, Component, inject, signal, viewChild } from '@angular/core';
import { email, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { SessionStore } from '../../session/session-store.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead, type Crumb } from '../../ui/page-head.ts';
import { Erasures } from './erasures.ts';
import type { FoundPerson } from './person-search.ts';
import { PersonHeld } from './person-held.ts';
import { Help } from '../../ui/help/help.ts';

/** What is held about a person, to be handed out or erased. The address stays out of the page's own: it would outlive an erasure there. */
@Component({
  imports: [Erasures, Field, FormErrors, FormField, FormRoot, Help, Icon, PageHead, PersonHeld],
  templateUrl: './privacy.html',
  styleUrl: './privacy.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Privacy {
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  protected readonly erasures = viewChild.required(Erasures);
  protected readonly found = signal<FoundPerson | undefined>(undefined);
  protected readonly crumbs: readonly Crumb[] = this.#session.may('event.read', 'audit.read')
    ? [{ label: $localize`:@@place.audit:Audit`, path: '/audit' }]
    : [];

  protected readonly form = form(
    signal({ email: '' }),
    (path) => {
      required(path.email);
      email(path.email);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#find(field().value().email.trim());
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  protected erased(): void {
    this.found.set(undefined);
    this.form().reset({ email: '' });
    this.erasures().reload();
  }

  async #find(address: string): Promise<void> {
    this.found.set(undefined);
    const held = await bodyOf(this.#client.GET('/v1/privacy/persons', { params: { query: { email: address } } }));
    this.found.set({ ...held, email: address });
  }
}
