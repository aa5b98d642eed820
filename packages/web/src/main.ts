import './tokens.css';
import './base.css';
import './layout.css';
import './print.css';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('page')!;
// A published page holds what is read of it without this program.
target.replaceChildren();
mount(App, { target });
