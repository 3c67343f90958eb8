import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { id } from '../command/fields.ts';
import { preferenceFields, type Preferences } from './preferences.ts';

/** All of them at once, by whoever they are of. */
export const changePreferencesSchema = z.strictObject({
  kind: z.literal('preferences.change'),
  operatorId: id,
  /** The version that the change was made to. */
  version: z.int(),
  ...preferenceFields,
});
export type ChangePreferences = z.output<typeof changePreferencesSchema>;

/** What somebody looks for, and calls it, is nobody else's business: of views the audit knows how many there are. */
const preferencesDecision = decisionsOn<Preferences>('operator', ({ locale, theme, density, timeZone, savedViews }) => ({
  locale,
  theme,
  density,
  timeZone,
  savedViews: savedViews.length,
}));

export function decideChangePreferences(command: ChangePreferences, known: Preferences | undefined): Decision<Preferences> {
  const { kind: _, operatorId, version, ...values } = command;
  const before = found(known, 'operator', operatorId);
  if (before.version !== version) throw new CommandRefused('version_changed', 'Somebody else has changed this meanwhile.');
  return preferencesDecision.changed(before, { ...before, ...values });
}
