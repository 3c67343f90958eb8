import type { ImportField } from './import-shapes.ts';

/** In the order in which they are offered. */
export const importFields: readonly ImportField[] = [
  'email',
  'displayName',
  'firstName',
  'lastName',
  'profile',
  'validFrom',
  'validUntil',
  'active',
  'inactive',
];

export function wordOfField(field: ImportField): string {
  switch (field) {
    case 'email':
      return $localize`:@@imports.fieldEmail:E-mail address`;
    case 'displayName':
      return $localize`:@@imports.fieldName:Full name`;
    case 'firstName':
      return $localize`:@@imports.fieldFirstName:First name`;
    case 'lastName':
      return $localize`:@@imports.fieldLastName:Last name`;
    case 'profile':
      return $localize`:@@imports.fieldProfile:Profile`;
    case 'validFrom':
      return $localize`:@@imports.fieldFrom:First day`;
    case 'validUntil':
      return $localize`:@@imports.fieldUntil:Last day`;
    case 'active':
      return $localize`:@@imports.fieldActive:Active (yes or no)`;
    case 'inactive':
      return $localize`:@@imports.fieldInactive:Blocked (yes or no)`;
  }
}

/** As people know them: "Windows-1252 (Excel)". */
export function wordOfEncoding(encoding: string): string {
  const known: Readonly<Record<string, string>> = {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    'windows-1252': 'Windows-1252',
  };
  return known[encoding] ?? encoding;
}

export function wordOfSeparator(separator: string): string {
  switch (separator) {
    case ',':
      return $localize`:@@imports.comma:Comma`;
    case ';':
      return $localize`:@@imports.semicolon:Semicolon`;
    case '\t':
      return $localize`:@@imports.tab:Tab`;
    default:
      return separator;
  }
}
