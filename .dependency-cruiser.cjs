/**
 * The house rule, as rules a machine checks: rooms in the order evidence travels, each importing only rooms above it
 * and only through their door; rules without I/O; a page without SQL. docs/architecture.md says it in words.
 *
 * TypeScript is parsed by @swc/core: with TypeScript 7 alone this tool sees no module at all and passes (measured,
 * docs/decisions/0010-boundaries.md). scripts/check-boundaries.ts therefore also counts what was seen.
 */

/**
 * The order is the rule. Two are single files: `version`, which reads package.json, and `app`, where the store and the
 * rooms are put together; http and cli serve what it gives.
 */
const rooms = [
  'kernel',
  'formats',
  'storage',
  'access',
  'packs',
  'evidence',
  'conversations',
  'people',
  'triage',
  'review',
  'casework',
  'publication',
  'speakup',
  'patterns',
  'version',
  'app',
  'http',
  'cli',
];

const singleFiles = ['version', 'app'];
const fileOf = (room) => (singleFiles.includes(room) ? `^src/${room}\\.ts$` : `^src/${room}/`);
const doorOf = (room) => `^src/${room}/index\\.ts$`;
const contract = '^src/[^/]+/[a-z-]*contract\\.ts$';
/** Tests, and what only tests use: `testing/` folders and `test-….ts` files. */
const test = '\\.test\\.tsx?$|/testing/|/test-[^/]+\\.ts$';

/** Modules through which a program touches the world. */
const worldly =
  '^(node:)?(fs|fs/promises|net|http|http2|https|tls|dgram|dns|child_process|worker_threads|cluster|os|process|readline|sqlite|inspector|repl|v8|vm)(/promises)?$';
const database = '(^|/)node_modules/(better-sqlite3|kysely)/|^(better-sqlite3|kysely)$';
const server = '(^|/)node_modules/(fastify|@fastify/[^/]+|better-auth)/|^(fastify|@fastify/.+|better-auth)$';

/** Files of a room that may touch the world. Every other file of a room is a rule: arguments in, values out. */
const mayTouchTheWorld = [
  '[/-]store\\.ts$',
  '/(service|routes|commands|index)\\.ts$',
  '/(sources|sqlite|postgres)[^/]*\\.ts$',
  // The two ends of a thread of its own.
  '/(in-)?thread\\.ts$',
  '^src/(storage|access|http|cli)/',
  '^src/(version|app)\\.ts$',
  test,
];

const downward = rooms.slice(0, -1).map((room, place) => ({
  name: `${room}-imports-only-rooms-above`,
  comment: `${room} knows nothing of the rooms below it; register a handler in src/app.ts instead.`,
  severity: 'error',
  from: { path: fileOf(room), pathNot: test },
  to: { path: rooms.slice(place + 1).map(fileOf) },
}));

const behindDoors = rooms.filter((room) => !singleFiles.includes(room));
const pastTheDoor = [
  ...behindDoors.map((room) => ({
    name: `${room}-only-through-its-door`,
    comment: `Other rooms use src/${room}/index.ts; schemas may also be had from src/${room}/contract.ts.`,
    severity: 'error',
    from: { path: '^src/', pathNot: [fileOf(room), test] },
    to: { path: fileOf(room), pathNot: [doorOf(room), contract] },
  })),
  ...behindDoors.map((room) => ({
    name: `tests-enter-${room}-through-its-door`,
    comment: `Tests of other rooms use src/${room}/index.ts, its contract, and what src/${room}/testing/ holds for them.`,
    severity: 'error',
    from: { path: `^src/.*(${test})`, pathNot: fileOf(room) },
    to: { path: fileOf(room), pathNot: [doorOf(room), contract, `^src/${room}/testing/`] },
  })),
];

module.exports = {
  forbidden: [
    ...downward,
    ...pastTheDoor,
    {
      name: 'a-room-has-a-place-in-the-order',
      comment: 'A folder of src that the list of rooms does not name has no rules, so it is refused.',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms.map(fileOf) },
      to: {},
    },
    {
      name: 'a-rule-touches-no-world',
      comment: 'A rule takes files, rows, clock and chance as arguments; move the I/O to store.ts or service.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: mayTouchTheWorld },
      to: { path: [worldly, database, server], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kernel-and-formats-are-pure-in-whole',
      comment: 'Bytes in, values out: formats are also published as a library.',
      severity: 'error',
      from: { path: '^src/(kernel|formats)/', pathNot: test },
      to: { path: [worldly, database, server], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-kernel-hashes-among-the-pure',
      comment: 'formats take no hash; node:crypto is for the kernel and for rooms with I/O.',
      severity: 'error',
      from: { path: '^src/formats/', pathNot: test },
      to: { path: '^(node:)?crypto$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-file-knows-the-driver',
      comment: 'The database driver stays behind one file, so that it can be changed (docs/decisions).',
      severity: 'error',
      // A measurement may use the driver for its peer.
      from: { path: '^(src|samples|scripts)/', pathNot: ['^src/storage/sqlite[^/]*\\.ts$', test] },
      to: { path: 'better-sqlite3', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'a-contract-holds-schemas-only',
      comment: 'The page reads it too: zod, other contracts and closed lists of its room, nothing else at run time.',
      severity: 'error',
      from: { path: '^src/([^/]+)/[a-z-]*contract\\.ts$' },
      to: {
        pathNot: [contract, '(^|/)node_modules/zod/', '^zod$', '^src/$1/(acts|kinds|codes|labels)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-page-sees-contracts-alone',
      comment: 'At run time the page has schemas and nothing else of the server.',
      severity: 'error',
      from: { path: '^web/', pathNot: test },
      to: { path: '^src/', pathNot: contract, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-page-knows-no-sql-and-no-server',
      comment: 'What the page needs it asks for over HTTP.',
      severity: 'error',
      from: { path: '^web/', pathNot: [test, '^web/vite\\.config\\.ts$'] },
      to: { path: [worldly, database, server] },
    },
    {
      name: 'the-product-does-not-import-what-stands-around-it',
      comment: 'web, samples, test, bench and scripts stand around src; src knows none of them.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '^(web|test|bench|scripts)/' },
    },
    {
      name: 'the-product-does-not-import-what-only-tests-use',
      comment: 'It is not in the package.',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: test },
      to: { path: test, pathNot: 'node_modules' },
    },
    {
      name: 'what-stands-around-uses-the-doors',
      comment: 'Measurements, samples and scripts use the rooms as a stranger would.',
      severity: 'error',
      from: { path: '^(bench|samples|scripts)/' },
      to: { path: '^src/', pathNot: ['^src/[^/]+/index\\.ts$', '^src/app\\.ts$', contract, '^src/cli/main\\.ts$'] },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other at run time are one idea or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-resolves',
      comment: 'A path or package that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'the-product-runs-without-development-packages',
      comment: 'Whoever installs the package has its dependencies only.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|web/dist|samples/larch/out)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
