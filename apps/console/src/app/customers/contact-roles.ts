import type { Customer } from '../api/shapes.ts';

export type ContactRole = Customer['contacts'][number]['role'];

export const contactRoles: readonly ContactRole[] = ['technical_director', 'financial_controller', 'other'];

export function wordOfRole(role: ContactRole): string {
  switch (role) {
    case 'technical_director':
      return $localize`:@@customers.technicalDirector:technical director`;
    case 'financial_controller':
      return $localize`:@@customers.financialController:financial controller`;
    case 'other':
      return $localize`:@@customers.otherRole:other`;
  }
}
