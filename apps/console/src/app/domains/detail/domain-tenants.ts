import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Domain } from '../../api/shapes.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';

/** The Microsoft tenants whose word is taken for addresses of a domain. */
@Component({
  selector: 'sl-domain-tenants',
  imports: [Help, Icon],
  template: `
    <div class="section-head">
      <div class="explained">
        <h2 i18n="@@domainTenants.title">Microsoft tenants</h2>
        <sl-help title="What are they for?" i18n-title="@@domainTenants.what"
          ><ng-container i18n="@@domainTenants.text"
            >An add-in may ask for its user's licence with the token that Microsoft made for them. Any company can put any address into such
            a token, so that only those of the tenants named here are believed for addresses of this domain. The customer's administrator
            finds the id under “Tenant ID” in the Microsoft Entra admin center. Google needs none.</ng-container
          ></sl-help
        >
      </div>
      @if (mayWrite()) {
        <button type="button" class="button" (click)="change.emit()">
          <svg slIcon="pencil"></svg><span i18n="@@domainTenants.name">Name tenants</span>
        </button>
      }
    </div>
    <ul class="lines">
      @for (tenant of domain().microsoftTenants; track tenant) {
        <li>
          <code>{{ tenant }}</code>
        </li>
      } @empty {
        <li class="muted" i18n="@@domainTenants.none">None: add-ins ask by a service of yours, or with tokens of Google.</li>
      }
    </ul>
  `,
  styleUrl: '../../ui/detail/detail.css',
  styles: `
    code {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainTenants {
  readonly domain = input.required<Domain>();
  readonly mayWrite = input.required<boolean>();
  readonly change = output();
}
