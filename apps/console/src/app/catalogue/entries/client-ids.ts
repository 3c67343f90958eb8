import { idsIn } from '../../words/ids-in.ts';

const microsoft = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const google = /^\d{1,30}(-[a-z0-9]{1,100})?\.apps\.googleusercontent\.com$/u;

/** What to enter where a line is no client id; undefined: all are. */
export function microsoftClientsMisfit(text: string): { readonly kind: string; readonly message: string } | undefined {
  if (idsIn(text).every((id) => microsoft.test(id))) return undefined;
  return {
    kind: 'clientIds',
    message: $localize`:@@catalogue.microsoftClientsRule:Enter application (client) ids, such as 2d4d3d8e-2be3-4bef-9f87-7875a61c29de.`,
  };
}

export function googleClientsMisfit(text: string): { readonly kind: string; readonly message: string } | undefined {
  if (idsIn(text).every((id) => google.test(id))) return undefined;
  return {
    kind: 'clientIds',
    message: $localize`:@@catalogue.googleClientsRule:Enter client ids that end in .apps.googleusercontent.com.`,
  };
}
