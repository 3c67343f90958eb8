import { after, it } from 'node:test';
import { administratorConsole } from './administrator-console.ts';
import { look } from './look-at-screens.ts';
import { administerSamples } from './sample-administration.ts';
import { administrationScreens } from './screens.ts';
import type { ShownLanguage, Visitor } from './visitor.ts';

/** Looks at the administration and the account as {@link lookAtScreens} does at the rest. */
export function lookAtAdministration(language: ShownLanguage): void {
  let ana: Visitor;

  administratorConsole({
    language,
    async prepare({ open, openToAnybody }) {
      ana = await open();
      await using otto = await openToAnybody();
      await administerSamples(ana, otto);
    },
  });

  after(() => ana[Symbol.asyncDispose]());

  for (const screen of administrationScreens) it(`shows ${screen.name} to an administrator`, () => look(ana, screen));
}
