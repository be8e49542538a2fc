/** What only places need, fetched with the first of them. */
export { loadPlaces } from '../api/loadPlaces';
export { presencesAt } from '../model/places';
export { stripsOf } from '../scene/strips';
