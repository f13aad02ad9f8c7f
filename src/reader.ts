import { mount } from 'svelte';
import Reader from './Reader.svelte';
import './reader.css';
import { CARRIED_ID, type CarriedData } from './ui/carried-data';

const target = document.getElementById('app');
const data = document.getElementById(CARRIED_ID)?.textContent;
if (!target || !data) throw new Error('the page has lost a part of itself');
mount(Reader, { target, props: { carried: JSON.parse(data) as CarriedData } });
