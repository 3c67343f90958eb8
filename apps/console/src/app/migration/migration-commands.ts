/** What the command line does of a migration; the words in capitals are to be filled in. */
export const discoverCommand = 'npx seatledger legacy discover SOURCE --mapping mapping.yaml';
export const planCommand = 'npx seatledger legacy plan SOURCE --mapping mapping.yaml';
export const verifyCommand = 'npx seatledger legacy verify SOURCE --mapping mapping.yaml';
export const parityCommand = 'npx seatledger legacy parity SOURCE --mapping mapping.yaml';
export const applyCommand = (id: string): string => `npx seatledger legacy apply ${id}`;
