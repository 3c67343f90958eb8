import { z } from 'zod';

const mostClientIds = 20;

/** What an app is called in identity tokens (`aud`): sorted, each once. */
export const microsoftClientIds = z
  .array(z.guid({ error: 'must be the client id of an app registration, such as 2d4d3d8e-2be3-4bef-9f87-7875a61c29de' }).toLowerCase())
  .max(mostClientIds)
  .transform(sortedOnce);

export const googleClientIds = z
  .array(
    z
      .string()
      .max(200)
      .regex(
        /^\d{1,30}(?:-[a-z0-9]{1,100})?\.apps\.googleusercontent\.com$/,
        'must be a client id, such as 1234-abcd.apps.googleusercontent.com',
      ),
  )
  .max(mostClientIds)
  .transform(sortedOnce);

function sortedOnce(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted();
}
