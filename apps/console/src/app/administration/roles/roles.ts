import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../session/session-store.ts';
import { allPermissions, permissionsByArea } from '../../ui/access/permission-words.ts';
import { roleList } from '../../ui/access/role-list.ts';
import { descriptionOfRole, nameOfRole } from '../../ui/access/role-words.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';

/** Which role allows what: permissions down, roles across. */
@Component({
  imports: [Help, Icon, PageHead, Problem, RouterLink, Skeleton],
  templateUrl: './roles.html',
  styleUrl: './roles.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Roles {
  protected readonly mayWrite = inject(SessionStore).may('role.write');
  protected readonly roles = roleList();
  protected readonly areas = permissionsByArea(allPermissions);
  protected readonly columns = computed(() => {
    const roles = this.roles.hasValue() ? this.roles.value() : [];
    return roles.map((role) => ({
      key: role.key,
      builtIn: role.builtIn,
      name: nameOfRole(role.key, roles),
      what: descriptionOfRole(role),
      permissions: new Set(role.permissions),
    }));
  });
}
