export default {
  'insight.area.title': 'Where people stop',
  'insight.area.counts': 'Time stood and visits, by squares of the ground of the 3D town.',
  'insight.area.answer': 'People stood longest here: {name} ({dwell} in all).',
  'insight.area.column': 'Place',
  'insight.area.at': '{space}: at {spot}',
  'insight.area.beside': '{space}: about {metres} m from {spot}',
  'insight.area.under': 'under {dwell}',
  'insight.area.from': '{dwell} and more',
  'insight.area.definition':
    'Squares are 4 m wide outdoors and 2 m indoors. Only time with the page visible and used within 30 seconds ' +
    'counts, not flying or looking from above. The way a family walked is never sent, only the sums of ' +
    'squares.',
  'tour.stand.title': 'Where people stopped',
  'tour.stand.about':
    'Only staff see this: the time people stood on each square, over the last three months.',
  'tour.stand.short': 'short',
  'tour.stand.long': 'long (longest {dwell})',
  'tour.stand.loading': 'Loading the figures.',
  'tour.stand.none': 'Nothing has been recorded here yet.',
  'tour.stand.failed': 'The figures could not be loaded. Check that you are signed in as staff of this town.',
  'tour.stand.close': 'Stop showing',
} as const;
