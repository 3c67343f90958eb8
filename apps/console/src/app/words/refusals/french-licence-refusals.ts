/** Of licence files and the keys that sign licences. */
export const frenchLicenceRefusals: Readonly<Record<string, string>> = {
  licence_ends_before: 'La licence prend fin avant cette date : un fichier ne peut pas durer plus longtemps.',
  licence_file_changed: 'Ce dont le fichier était fait a changé entre-temps ; demandez-le à nouveau.',
  licence_file_not_found: 'Ce fichier de licence n’existe pas.',
  licence_file_too_long: 'Un fichier de licence vaut pour 366 jours au plus.',
  licence_not_valid: 'Cette personne ne peut pas travailler en ce moment : un fichier n’aurait rien à dire.',
  no_signing_key: 'Ce serveur n’a pas de clé pour signer les licences : réessayez dans un moment.',
};
