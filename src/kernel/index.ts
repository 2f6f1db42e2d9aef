/** The door of the kernel: pure things every room uses. */
export * from './errors.ts';
export * from './folding/index.ts';
export * from './zone.ts';
