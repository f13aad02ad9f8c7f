export * from './crossings';
export * from './network';
export * from './overlaps';
export * from './problem';
export * from './random';
export * from './stress';
export * from './client';
export * from './messages';
