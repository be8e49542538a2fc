/** What is fetched once somebody asks for more than the picture, as one file. */
export { EditDialog } from './EditDialog';
export { Empty } from './Empty';
export { Help } from './Help';
export { Panel } from './Panel';
export { kinOf, nextOfKin } from '../scene/kin';
