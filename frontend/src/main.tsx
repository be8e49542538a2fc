import { render } from 'preact';
import './styles/fonts.css';
import './styles/page.css';
import './styles/chart.css';
import './styles/panel.css';
import { startLoading } from './state/loading';
import { syncAddress } from './state/sync';
import { App } from './views/App';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element with the id app');
syncAddress();
startLoading();
render(<App />, root);
