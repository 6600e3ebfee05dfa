/** What lies open beside the town; a spot's card is none of these. */
export type PanelName = 'places' | 'moment' | 'walks' | 'shortlist' | 'settings';
