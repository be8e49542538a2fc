// The console for Cypher: a page of its own, so that the editor stays out of the one that draws.
import { render } from 'preact';
import '../src/styles/fonts.css';
import '../src/styles/page.css';
import '../src/styles/chart.css';
import '../src/styles/lineage.css';
import '../src/styles/legend.css';
import '../src/styles/tip.css';
import '../src/styles/network.css';
import '../src/styles/contrast.css';
import './console.css';
import { Console } from './Console';
import { start } from './state';

const root = document.getElementById('console');
if (!root) throw new Error('index.html has no element with the id console');
start();
render(<Console />, root);
