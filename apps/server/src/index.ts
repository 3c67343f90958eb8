/** What the command line tool is made of. */
export { createLogger, logTo } from '@seatledger/platform/telemetry/logger.ts';
export { openInstallation, type Installation } from './installation.ts';
export { createLocalApi, type LocalApi } from './local-api.ts';
export { openApiDocument } from './openapi-document.ts';
export { rotateMasterKey } from './rotate-master-key.ts';
export { serve, servedServices, type ServedService } from './serve.ts';
export { createServices, type Services } from './services.ts';
export { untilStopped } from './until-stopped.ts';
export type { StoredLog } from '@seatledger/audit';
export { checkOnce, InvalidQuestion, loadChecks, signingSealSecret } from '@seatledger/licence';
export { resultHead, resultLines } from '@seatledger/registry';
