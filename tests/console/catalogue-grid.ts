import type { Browser, Locator, Page } from 'playwright-core';
import { acceptInvitation, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

/** Somebody with one role, who has signed in. */
export async function stateOfRole(
  browser: Browser,
  ana: Visitor,
  { origin }: ConsoleServer,
  role: string,
): Promise<NonNullable<VisitorOptions['state']>> {
  const { token } = await ana.ask('POST', '/v1/operators/invitations', { email: `${role}@vendor.example`, roleKeys: [role] });
  await using guest = await Visitor.open(browser, { origin });
  await acceptInvitation(guest, { token, displayName: role, password: 'quatre lunes jaunes 44' });
  return await guest.context.storageState();
}

/** The cell of a feature in the column of a profile or pack. */
export async function cell(page: Page, feature: string, column: string): Promise<Locator> {
  const heads = page.locator('sl-feature-grid thead th');
  await heads.first().waitFor();
  const across = (await heads.allTextContents()).findIndex((text) => text.trim() === column);
  return page
    .locator('sl-feature-grid tbody tr', { has: page.getByRole('link', { name: feature, exact: true }) })
    .locator('th, td')
    .nth(across);
}

/** Waits until a cell says it. */
export const says = (at: Locator, text: string) =>
  at.filter({ hasText: new RegExp(`^\\s*${text.replaceAll(/[+.]/gu, '\\$&')}\\s*$`, 'u') }).waitFor();
