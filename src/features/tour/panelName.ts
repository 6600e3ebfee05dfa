/** What lies open beside the town; a spot's card is none of these. */
export type PanelName = 'places' | 'shortlist' | 'settings';
