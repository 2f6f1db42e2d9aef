import { defineConfig } from 'vitest/config';

/** `npm run test:slow`: what takes minutes or gigabytes. One file at a time, because each wants the whole machine. */
export default defineConfig({
  test: {
    include: ['src/**/*.slow.test.ts', 'test/**/*.slow.test.ts'],
    fileParallelism: false,
    testTimeout: 30 * 60_000,
    hookTimeout: 10 * 60_000,
    passWithNoTests: false,
    reporters: ['default'],
  },
});
