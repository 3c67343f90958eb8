import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { email, form, FormField, FormRoot, maxLength, required, validate, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { FoundThings } from '../registry/found-things.ts';
import { draftOf } from '../ui/form/draft.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { KeptNotice } from '../ui/form/kept-notice.ts';
import { warnBeforeUnload, type HasUnsaved } from '../ui/form/unsaved.ts';
import { PageHead } from '../ui/page-head.ts';

const empty = { displayName: '', profile: '', validity: { from: '', until: '' } };

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice, PageHead, RouterLink],
  templateUrl: './new-user.html',
  styleUrl: '../customers/new-customer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewUser implements HasUnsaved {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #router = inject(Router);
  readonly #found = inject(FoundThings);
  /** In the address: under which domain, whose name the address begins with. */
  readonly domainId = input<string>();

  protected readonly crumbs = [{ label: $localize`:@@users.title:Users`, path: '/users' }];
  readonly #profiles = freshResource({ loader: () => this.#found.profiles() });
  protected readonly profiles = computed(() => (this.#profiles.hasValue() ? this.#profiles.value() : []));
  readonly #domainName = freshResource({
    params: () => this.domainId(),
    loader: ({ params }) => this.#found.domainName(params),
  });
  readonly #underDomain = computed(() => (this.#domainName.hasValue() ? `@${this.#domainName.value()}` : ''));
  protected readonly draft = draftOf(() => ({ name: 'users.new', initial: { ...empty, email: this.#underDomain() } }));
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.email);
      email(path.email);
      maxLength(path.displayName, 200);
      validate(path.validity.until, ({ value, valueOf }) =>
        value() !== '' && value() < valueOf(path.validity.from)
          ? { kind: 'order', message: $localize`:@@users.untilBeforeFrom:The last day is before the first.` }
          : undefined,
      );
    },
    { submission: { action: () => this.#create() } },
  );

  constructor() {
    warnBeforeUnload(this);
  }

  readonly hasUnsaved = (): boolean => this.draft.isChanged();
  readonly discard = (): void => this.draft.forget();

  async #create(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { validity, profile, ...others } = this.draft.model();
    const body = { ...others, profile: profile || null, validity: { from: validity.from || null, until: validity.until || null } };
    try {
      const created = $localize`:@@users.created:${body.email}:email: has a seat.`;
      const changed = await this.#changes.make(() => this.#client.POST('/v1/users', { body }), created);
      this.draft.forget();
      await this.#router.navigate(changed.status === 'done' ? ['/users', changed.value.id] : ['/users']);
    } catch (error) {
      return errorsOfProblem(error, this.form);
    }
    return undefined;
  }
}
