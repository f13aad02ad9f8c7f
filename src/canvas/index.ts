export * from './canvas';
