import { inject, type ResourceRef } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import type { ChoiceGroup } from '../form/choices.ts';
import { builtInRoleKeys, descriptionOfRole, nameOfRole, type Role } from './role-words.ts';

/** The roles that there are; the built-in ones by their names alone for whoever may not read roles. */
export function roleList(): ResourceRef<readonly Role[]> {
  const client = inject(Api).client;
  const may = inject(SessionStore).may('role.read');
  return freshResource({
    defaultValue: [],
    loader: async ({ abortSignal: signal }) =>
      may
        ? allPages((cursor) => bodyOf(client.GET('/v1/roles', { params: { query: { limit: 200, cursor } }, signal })))
        : builtInRoleKeys.map(unread),
  });
}

export function roleChoices(roles: readonly Role[]): readonly ChoiceGroup[] {
  const choices = roles.map((role) => ({ value: role.key, label: nameOfRole(role.key, roles), help: descriptionOfRole(role) }));
  return [{ label: '', choices }];
}

function unread(key: string): Role {
  return { key, name: key, description: '', permissions: [], builtIn: true };
}
