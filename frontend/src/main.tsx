import { render } from 'preact';
import './styles/fonts.css';
import './styles/page.css';
import './styles/chart.css';
import { startLaying } from './state/laying';
import { startLoading } from './state/loading';
import { startPlaying } from './state/scrubbing';
import { syncAddress } from './state/sync';
import { startTelling } from './state/telling';
import { App } from './views/App';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element with the id app');
syncAddress();
startLaying();
startLoading();
startPlaying();
startTelling();
render(<App />, root);
