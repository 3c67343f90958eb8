import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { SecretOnce } from '../../ui/access/secret-once.ts';
import { InstantPipe } from '../../words/word-pipes.ts';

export interface MadeInvitation {
  readonly email: string;
  readonly link: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

/** The link of an invitation that was just made, and what it is for. */
@Component({
  selector: 'sl-invitation-link',
  imports: [InstantPipe, SecretOnce],
  template: `
    <h2 id="dialog-title" i18n="@@invite.madeTitle">Give {{ of().email }} this link</h2>
    <sl-secret-once label="Link of the invitation" i18n-label="@@invite.link" [secret]="of().link" />
    <p i18n="@@invite.madeText">
      It lets its holder in as this person, until {{ of().expiresAt | slInstant }}. Where this server sends mail, it is on its way to them
      as well; where it does not, it is for you to pass on.
    </p>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InvitationLink {
  readonly of = input.required<MadeInvitation>();
}

/** Where an invitation was sent again: its new link, once. */
@Component({
  imports: [InvitationLink],
  template: `
    <div class="dialog">
      <sl-invitation-link [of]="made" />
      <div class="dialog-actions">
        <button type="button" class="button button-primary" (click)="dialog.close()" i18n="@@invite.done">Done</button>
      </div>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InvitationLinkDialog {
  protected readonly made = inject<MadeInvitation>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef>(DialogRef);

  constructor() {
    this.dialog.disableClose = true;
  }
}
