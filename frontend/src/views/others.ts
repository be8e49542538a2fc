/** The views beside the lineage, fetched as one file. */
export { CompareView } from './CompareView';
export { MapView } from './MapView';
export { NetworkView } from './NetworkView';
export { TableView } from './TableView';
