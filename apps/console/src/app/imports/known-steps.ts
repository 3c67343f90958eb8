import { count } from '../words/numbers.ts';
import { wordOfEncoding, wordOfSeparator } from './field-words.ts';
import type { Import, LeaverCheck } from './import-shapes.ts';
import type { WizardStep } from './wizard-steps.ts';

export const importStepKeys = ['list', 'reading', 'verdicts', 'apply'] as const;
export type ImportStep = (typeof importStepKeys)[number];

/** What is known of an import, step by step; undefined: there is none yet. */
export function importSteps(list: Import | undefined): readonly WizardStep[] {
  const isThere = list !== undefined;
  return [
    step('list', $localize`:@@imports.stepList:The list`, list?.fileName ?? '', isThere ? 'done' : 'open', isThere),
    step('reading', $localize`:@@imports.stepReading:How it is read`, list ? reading(list) : '', isThere ? 'done' : 'open', isThere),
    step('verdicts', $localize`:@@imports.stepVerdicts:What it would do`, list ? verdicts(list) : '', stateOfVerdicts(list), isThere),
    step('apply', $localize`:@@imports.stepApply:Apply`, list ? applied(list) : '', list?.state === 'applied' ? 'done' : 'open', isThere),
  ];
}

function stateOfVerdicts(list: Import | undefined): WizardStep['state'] {
  if (list === undefined) return 'open';
  return list.counts.refuse > 0 ? 'problem' : 'done';
}

export function leaverSteps(check: LeaverCheck | undefined): readonly WizardStep[] {
  const isThere = check !== undefined;
  const state = isThere ? 'done' : 'open';
  return [
    step('list', $localize`:@@imports.stepStaff:The staff list`, check?.fileName ?? '', state, isThere),
    step('rows', $localize`:@@imports.stepReading:How it is read`, check ? rowsRead(check) : '', rowsState(check), isThere),
    step('leavers', $localize`:@@imports.stepLeavers:Who is not on it`, check ? leaversFound(check) : '', 'open', isThere),
  ];
}

function step(key: string, label: string, known: string, state: WizardStep['state'], reachable: boolean): WizardStep {
  return { key, label, known, state, reachable };
}

function reading({ encoding, separator, mapping, unusedColumns }: Import): string {
  const [read, all] = [mapping.columns.length, mapping.columns.length + unusedColumns.length];
  return $localize`:@@imports.knownReading:${wordOfEncoding(encoding)}:encoding:, ${wordOfSeparator(separator).toLowerCase()}:separator:; ${read}:read: of ${all}:all: columns`;
}

function verdicts({ counts: { create, change, refuse } }: Import): string {
  return $localize`:@@imports.knownVerdicts:${count(create)}:create: new, ${count(change)}:change: changed, ${count(refuse)}:refuse: refused`;
}

function applied({ state, changeRequestId }: Import): string {
  if (state === 'applied') return $localize`:@@imports.knownApplied:Applied`;
  if (state === 'expired') return $localize`:@@imports.knownExpired:Not applied; the file has been removed`;
  return changeRequestId === null
    ? $localize`:@@imports.knownNotYet:Not yet`
    : $localize`:@@imports.knownWaiting:Waits for approval as request ${changeRequestId}:id:`;
}

function rowsRead({ counts: { seated, unseated, repeated, refused } }: LeaverCheck): string {
  const all = seated + unseated + repeated + refused;
  return refused === 0
    ? $localize`:@@imports.knownRows:${count(all)}:all: rows`
    : $localize`:@@imports.knownRowsRefused:${count(all)}:all: rows, ${count(refused)}:refused: not read`;
}

function rowsState(check: LeaverCheck | undefined): WizardStep['state'] {
  if (check === undefined) return 'open';
  return check.counts.refused > 0 ? 'problem' : 'done';
}

function leaversFound({ counts: { leavers, seats } }: LeaverCheck): string {
  return $localize`:@@imports.knownLeavers:${count(leavers)}:leavers: of ${count(seats)}:seats: seats`;
}
