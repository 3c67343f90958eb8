import { count } from '../words/numbers.ts';

/** "1 domain", "12 domains", « 12 domaines ». */
export function domainsCounted(size: number): string {
  return size === 1 ? $localize`:@@counted.domain:1 domain` : $localize`:@@counted.domains:${count(size)}:count: domains`;
}

export function usersCounted(size: number): string {
  return size === 1 ? $localize`:@@counted.user:1 user` : $localize`:@@counted.users:${count(size)}:count: users`;
}

export function customersCounted(size: number): string {
  return size === 1 ? $localize`:@@counted.customer:1 customer` : $localize`:@@counted.customers:${count(size)}:count: customers`;
}
