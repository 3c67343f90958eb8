import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { form, FormField, FormRoot, maxLength, minLength, pattern, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Api, versionedOf } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { StepUp } from '../../session/step-up.ts';
import type { Permission } from '../../session/permission.ts';
import { SessionStore } from '../../session/session-store.ts';
import { allPermissions, permissionsByArea } from '../../ui/access/permission-words.ts';
import type { Role } from '../../ui/access/role-words.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Toasts } from '../../ui/feedback/toasts.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Choices } from '../../ui/form/choices.ts';
import { draftOver, type Saved } from '../../ui/form/draft-over.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { warnBeforeUnload, type HasUnsaved } from '../../ui/form/unsaved.ts';
import { PageHead } from '../../ui/page-head.ts';
import { keyOfName } from './key-of-name.ts';

interface RoleModel {
  readonly name: string;
  readonly key: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

const empty: RoleModel = { name: '', key: '', description: '', permissions: [] };
const unmade: Saved<RoleModel> = { value: empty, etag: '' };

/** Composes a role, or changes one that was composed. */
@Component({
  imports: [Choices, Field, FormErrors, FormField, FormRoot, KeptNotice, PageHead, Problem, RouterLink, Skeleton],
  templateUrl: './role-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoleForm implements HasUnsaved {
  /** In the address; absent for a new one. */
  readonly key = input<string>();
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #attempts = inject(Attempts);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly mayWrite = this.#session.may('role.write');
  protected readonly crumbs = [{ label: $localize`:@@administration.roles:Roles`, path: '/administration/roles' }];
  protected readonly isNew = computed(() => this.key() === undefined);
  protected readonly title = computed(() => (this.isNew() ? $localize`:@@roles.compose:Compose a role` : this.draft.model().name || '…'));
  protected readonly role = freshResource({
    params: () => this.key(),
    loader: ({ params: key, abortSignal: signal }) =>
      versionedOf(this.#client.GET('/v1/roles/{key}', { params: { path: { key } }, signal })),
  });

  /** What the person could give, and what the role has. */
  protected readonly groups = computed(() => {
    const own = this.#session.operator()?.permissions ?? [];
    return permissionsByArea(new Set([...own, ...(this.role.hasValue() ? this.role.value().value.permissions : [])]));
  });
  protected readonly draft = draftOver<RoleModel>(
    () => `role.${this.key() ?? '_new'}`,
    empty,
    () => (this.isNew() ? unmade : this.role.hasValue() ? modelOf(this.role.value()) : undefined),
  );
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 100);
      maxLength(path.description, 500);
      pattern(path.key, /^$|^[a-z][a-z0-9-]{0,63}$/, {
        message: $localize`:@@roles.keyForm:Small letters, digits and -, beginning with a letter.`,
      });
      minLength(path.permissions, 1, { message: $localize`:@@roles.permissionNeeded:A role allows something: choose at least one.` });
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#stepUp.run(() => this.#save(field().value()));
            this.draft.sent();
            this.#toasts.show($localize`:@@roles.saved:Saved.`);
            await this.#router.navigateByUrl('/administration/roles');
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
  protected readonly offeredKey = computed(() => keyOfName(this.draft.model().name));

  constructor() {
    warnBeforeUnload(this);
  }

  readonly hasUnsaved = (): boolean => this.draft.isChanged();
  readonly discard = (): void => this.draft.startAnew();

  protected async delete(): Promise<void> {
    if (!this.role.hasValue()) return;
    const { value, etag } = this.role.value();
    const question = {
      title: $localize`:@@roles.deleteTitle:Delete the role ${value.name}:name:?`,
      text: $localize`:@@roles.deleteText:It goes for good. A role that somebody has, or that the approval policy names, stays.`,
      action: $localize`:@@roles.deleteGo:Delete the role`,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    const params = { path: { key: value.key }, header: { 'if-match': etag } };
    if (await this.#attempts.run(() => this.#client.DELETE('/v1/roles/{key}', { params }), $localize`:@@roles.deleted:Deleted.`)) {
      this.discard();
      await this.#router.navigateByUrl('/administration/roles');
    }
  }

  #save({ name, key, description, permissions: chosen }: RoleModel): Promise<unknown> {
    const permissions = chosen as Permission[];
    if (this.isNew()) {
      return this.#client.POST('/v1/roles', { body: { key: key || this.offeredKey(), name, description, permissions } });
    }
    const header = { 'if-match': this.draft.etag() };
    return this.#client.PATCH('/v1/roles/{key}', { params: { path: { key }, header }, body: { name, description, permissions } });
  }
}

/** The permissions in the order in which they are offered: whatever is ticked and unticked again, nothing has changed. */
function modelOf({ value, etag }: Saved<Role>): Saved<RoleModel> {
  const { key, name, description } = value;
  const has = new Set<string>(value.permissions);
  const offered = permissionsByArea(allPermissions).flatMap(({ choices }) => choices.map((choice) => choice.value));
  return { value: { key, name, description, permissions: offered.filter((permission) => has.has(permission)) }, etag };
}
