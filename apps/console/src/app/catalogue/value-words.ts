import type { Feature } from '../api/shapes.ts';
import { language } from '../words/locale.ts';
import { count } from '../words/numbers.ts';
import type { FeatureType, FeatureValue } from './grid/read-value.ts';

/** What separates thousands in what a person types here. */
export const groupedBy = language === 'fr' ? ' ' : ',';

/** A value as people read it: "Yes", "20,000", "csv". */
export function valueWords(value: FeatureValue): string {
  if (value === true) return $localize`:@@catalogue.yes:Yes`;
  if (value === false) return $localize`:@@catalogue.no:No`;
  if (value === '') return $localize`:@@catalogue.emptyText:(empty)`;
  return typeof value === 'number' ? count(value) : value;
}

/** What a feature takes: "whole number from 0 to 1,000,000". */
export function typeWords(type: FeatureType): string {
  switch (type.type) {
    case 'flag':
      return $localize`:@@catalogue.typeFlag:Yes or no`;
    case 'number':
      return $localize`:@@catalogue.typeNumber:Whole number from ${count(type.minimum)}:minimum: to ${count(type.maximum)}:maximum:`;
    case 'choice':
      return $localize`:@@catalogue.typeChoice:One of ${type.options.join(', ')}:options:`;
    case 'text':
      return $localize`:@@catalogue.typeText:Text of at most ${count(type.maxLength)}:length: characters`;
    default:
      return type satisfies never;
  }
}

/** Why a text is refused as a value, and what to enter. */
export function refusalWords(type: FeatureType): string {
  switch (type.type) {
    case 'flag':
      return $localize`:@@catalogue.refusedFlag:Choose yes or no.`;
    case 'number':
      return $localize`:@@catalogue.refusedNumber:Enter a whole number from ${count(type.minimum)}:minimum: to ${count(type.maximum)}:maximum:.`;
    case 'choice':
      return $localize`:@@catalogue.refusedChoice:Choose one of ${type.options.join(', ')}:options:.`;
    case 'text':
      return $localize`:@@catalogue.refusedText:Enter at most ${count(type.maxLength)}:length: characters.`;
    default:
      return type satisfies never;
  }
}

export function nameOfFeature(features: readonly Feature[], key: string): string {
  return features.find((feature) => feature.key === key)?.name ?? key;
}
