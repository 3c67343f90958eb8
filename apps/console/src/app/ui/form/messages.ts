import type { ValidationError } from '@angular/forms/signals';

/** What is said of a field where its rule has no words of its own. */
export function defaultMessage(error: ValidationError): string {
  const { kind } = error;
  if (kind === 'required') return $localize`:@@field.required:This is needed.`;
  if (kind === 'email') return $localize`:@@field.email:This is no e-mail address, such as ana@acme.example.`;
  if (kind === 'minLength' && 'minLength' in error) {
    return $localize`:@@field.minLength:At least ${error.minLength}:count: characters.`;
  }
  if (kind === 'maxLength' && 'maxLength' in error) return $localize`:@@field.maxLength:At most ${error.maxLength}:count: characters.`;
  if (kind === 'min' && 'min' in error) return $localize`:@@field.min:Not less than ${error.min}:minimum:.`;
  if (kind === 'max' && 'max' in error) return $localize`:@@field.max:Not more than ${error.max}:maximum:.`;
  return $localize`:@@field.invalid:This cannot be read.`;
}
