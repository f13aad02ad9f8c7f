export * from './draw';
export * from './figure';
export * from './fonts';
export * from './primitives';
export * from './raster';
export * from './svg';
