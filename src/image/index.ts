export * from './draw';
export * from './figure';
export * from './fonts';
export * from './markup';
export * from './raster';
