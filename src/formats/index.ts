export * from './format-error';
export * from './json';
