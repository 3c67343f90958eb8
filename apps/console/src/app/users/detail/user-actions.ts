import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import type { Profile, User } from '../../api/shapes.ts';
import { ActionDialog } from '../../ui/action/action-dialog.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import type { UserReading } from './user-reading.ts';
import { changeQuestion, deleteQuestion, moveQuestion, renewQuestion, suspendQuestion } from './user-questions.ts';
import { nameOf } from './user-sentence.ts';

/** What can be done with the user of a page: each asks what it needs, and is undone by its opposite where there is one. */
export class UserActions {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #reading: UserReading;

  /** Within an injection context. */
  constructor(reading: UserReading) {
    this.#reading = reading;
  }

  async suspend(user: User): Promise<void> {
    await this.#ask({ ...suspendQuestion(user), run: ({ reason }) => this.#suspend(user, reason ?? '') });
  }

  async reinstate(user: User): Promise<void> {
    const { suspensionReason } = user;
    const undo = suspensionReason === null ? undefined : () => this.#suspend(user, suspensionReason);
    await this.#reinstate(user, undo);
  }

  async renew(user: User): Promise<void> {
    const done = $localize`:@@userDetail.renewed:The end of ${nameOf(user)}:name: is set.`;
    const run: ActionQuestion['run'] = async ({ until }) => {
      const body = { until: until || null };
      await this.#changes.make(() => this.#client.POST('/v1/users/{id}/actions/renew', { params: this.#params(user), body }), done);
    };
    await this.#ask({ ...renewQuestion(user), run });
  }

  async change(user: User, profiles: readonly Profile[]): Promise<void> {
    const done = $localize`:@@userDetail.changed:${nameOf(user)}:name: is changed.`;
    const run: ActionQuestion['run'] = async ({ displayName, profile, from, until }) => {
      const body = { displayName, profile: profile || null, validity: { from: from || null, until: until || null } };
      await this.#changes.make(() => this.#client.PATCH('/v1/users/{id}', { params: this.#params(user), body }), done);
    };
    await this.#ask({ ...changeQuestion(user, profiles), run });
  }

  async move(user: User): Promise<void> {
    const done = $localize`:@@userDetail.moved:${nameOf(user)}:name: has a new address.`;
    const move = (email: string) => this.#client.POST('/v1/users/{id}/actions/move', { params: this.#params(user), body: { email } });
    const undo = async (): Promise<void> => {
      await this.#changes.make(() => move(user.email), done);
      await this.#reading.reread();
    };
    await this.#ask({ ...moveQuestion(user), run: ({ email }) => this.#changes.make(() => move(email ?? ''), done, undo) });
  }

  async delete(user: User): Promise<void> {
    const done = $localize`:@@userDetail.deleted:${nameOf(user)}:name: is deleted; the seat is free.`;
    const run: ActionQuestion['run'] = async ({ reason }) => {
      const params = { ...this.#params(user), query: reason ? { reason } : {} };
      const changed = await this.#changes.make(() => this.#client.DELETE('/v1/users/{id}', { params }), done);
      if (changed.status === 'done') await this.#router.navigate(['/domains', user.domainId]);
    };
    await this.#ask({ ...deleteQuestion(user), run }, { rereads: false });
  }

  async #suspend(user: User, reason: string): Promise<void> {
    const done = $localize`:@@userDetail.suspendedNow:${nameOf(user)}:name: is suspended.`;
    const suspend = () => this.#client.POST('/v1/users/{id}/actions/suspend', { params: this.#params(user), body: { reason } });
    await this.#changes.make(suspend, done, () => this.#reinstate(user));
    await this.#reading.reread();
  }

  async #reinstate(user: User, undo?: () => Promise<void>): Promise<void> {
    const done = $localize`:@@userDetail.reinstatedNow:${nameOf(user)}:name: is reinstated.`;
    const reinstate = () => this.#client.POST('/v1/users/{id}/actions/reinstate', { params: this.#params(user), body: {} });
    try {
      await this.#changes.make(reinstate, done, undo);
    } finally {
      // Also where it was refused, as somebody else has changed the user then.
      await this.#reading.reread();
    }
  }

  async #ask(question: ActionQuestion, { rereads = true } = {}): Promise<void> {
    const reread = () => this.#reading.reread();
    const of = `user.${this.#reading.user.value()?.value.id}`;
    const isMade = await this.#dialogs.open<boolean, ActionQuestion>(ActionDialog, { ...question, of, reread });
    if (isMade === true && rereads) await reread();
  }

  /** The version that is shown at the moment of the change. */
  #params({ id }: User) {
    return { path: { id }, header: { 'if-match': this.#reading.user.value()?.etag } };
  }
}
