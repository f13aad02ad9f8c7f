import { createContext } from 'svelte';
import type { Explorer } from '../explorer';
import type { Shell } from './shell.svelte';

/** The explorer and the shell around it; set once by App. */
export const [getExplorer, setExplorer] = createContext<Explorer>();
export const [getShell, setShell] = createContext<Shell>();
