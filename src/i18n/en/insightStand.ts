export default {
  'insight.area.title': 'Where people stop',
  'insight.area.answer': 'People stood longest here: {name} ({dwell} in all).',
  'insight.area.column': 'Place',
  'insight.area.at': '{space}: at {spot}',
  'insight.area.beside': '{space}: about {metres} m from {spot}',
  'insight.area.under': 'under {dwell}',
  'insight.area.from': '{dwell} and more',
  'insight.area.definition':
    'Time spent on each square of the ground of the 3D town (4 m outdoors, 2 m indoors), while the page was visible and there was input within 30 seconds. Time in the air and above the town does not count.',
  'insight.area.note':
    'The way people took never leaves their device; only the sums of squares arrive. Hatched squares are hidden because fewer than five visits stood there, or to keep such a number from being worked out.',
  'tour.stand.title': 'Where people stopped',
  'tour.stand.about':
    'Only staff see this: the time people stood on each square, over the last three months.',
  'tour.stand.short': 'short',
  'tour.stand.long': 'long (longest {dwell})',
  'tour.stand.hidden': 'hidden: too few visits',
  'tour.stand.loading': 'Loading the figures.',
  'tour.stand.none': 'Nothing that may be shown has been recorded here yet.',
  'tour.stand.failed': 'The figures could not be loaded. Check that you are signed in as staff of this town.',
  'tour.stand.close': 'Stop showing',
} as const;
