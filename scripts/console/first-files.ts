/** Of what the bundler says about its outputs (`browser-stats.json`, the metafile of esbuild), as much as is needed here. */
export interface BundleStatistics {
  readonly outputs: Readonly<Record<string, BundledFile>>;
}

export interface BundledFile {
  readonly entryPoint?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

/** The scripts that pages need to be drawn, each list for itself; the server names them in the page, so that they are asked for at once. */
export interface FirstFiles {
  /** By whoever comes. */
  readonly everybody: readonly string[];
  /** By whoever is not signed in. */
  readonly strangers: readonly string[];
  /** By whoever is signed in, by the pattern of the address: `/users/:id`. Those of `everybody` are not repeated. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/** By the pattern of the address, from `src/app` on. */
type ModulesOfPages = Readonly<Record<string, readonly string[]>>;

const sourceFolder = 'src/app/';
const shell = 'frame/shell.ts';

/** What the router loads one after the other, at the addresses that people open from outside. */
const modulesOfPages: ModulesOfPages = {
  '/': ['home/home.ts'],
  '/customers': ['customers/customers.routes.ts', 'customers/customers-list.ts'],
  '/customers/:id': ['customers/customers.routes.ts', 'customers/detail/customer-detail.routes.ts', 'customers/detail/customer-detail.ts'],
  '/domains': ['domains/domains.routes.ts', 'domains/domains-list.ts'],
  '/domains/:id': ['domains/domains.routes.ts', 'domains/detail/domain-detail.routes.ts', 'domains/detail/domain-detail.ts'],
  '/users': ['users/users.routes.ts', 'users/users-list.ts'],
  '/users/:id': ['users/users.routes.ts', 'users/detail/user-detail.routes.ts', 'users/detail/user-detail.ts'],
  '/catalogue/profiles': ['catalogue/catalogue.routes.ts', 'catalogue/catalogue.ts', 'catalogue/grid-page.ts'],
  '/catalogue/packs': ['catalogue/catalogue.routes.ts', 'catalogue/catalogue.ts', 'catalogue/grid-page.ts'],
  '/requests': ['requests/requests.routes.ts', 'requests/inbox/inbox.ts'],
  '/requests/:id': ['requests/requests.routes.ts', 'requests/request/request-page.ts'],
  '/imports': ['imports/imports.routes.ts', 'imports/imports-list.ts'],
  '/renewals': ['renewals/renewals.routes.ts', 'renewals/renewals.ts'],
  '/audit': ['audit/audit.routes.ts', 'audit/explorer/explorer.ts'],
};

/** Throws where a module that is named here is not loaded by itself any more. */
export function firstFilesOf({ outputs }: BundleStatistics, pages = modulesOfPages): FirstFiles {
  const fileOf = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));
  const withImports = (modules: readonly string[]): readonly string[] => {
    const files = modules.map((module) => {
      const file = fileOf.get(module);
      if (file === undefined) throw new Error(`${module} has no file of its own; scripts/console/first-files.ts names it.`);
      return file;
    });
    return [...importsOf(files, outputs)];
  };
  const everybody = withImports(['src/main.ts']);
  const more = (modules: readonly string[]): readonly string[] =>
    withImports(modules.map((module) => `${sourceFolder}${module}`)).filter((file) => !everybody.includes(file));
  const ofPages = Object.entries(pages).map(([address, modules]) => [address, more([shell, ...modules])] as const);
  return { everybody, strangers: more(['sign-in/sign-in.routes.ts']), pages: Object.fromEntries(ofPages) };
}

/** With themselves, and with what those import in turn. */
function importsOf(files: readonly string[], outputs: BundleStatistics['outputs']): ReadonlySet<string> {
  const found = new Set(files);
  for (const file of found) {
    const imports = outputs[file]?.imports ?? [];
    for (const { path, kind } of imports) if (kind === 'import-statement') found.add(path);
  }
  return found;
}
