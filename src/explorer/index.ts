export * from './explorer.svelte';
export * from './facets';
