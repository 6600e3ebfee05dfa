import type ja from '../ja/insightPanels.ts';
import type { Catalog } from '../translate.ts';

export default {
  'insight.shares.answer': 'Most: {name} with {visits} visits ({share} of all).',
  'insight.overview.title': 'How much is going on?',
  'insight.overview.counts': 'Visits, by the day they began (Japan); machines and staff are left out.',
  'insight.overview.then': '{versus} ({span}): {visits}.',
  'insight.overview.thenBeyond': '{versus} ({span}): too long ago to be narrowed down.',
  'insight.overview.now': 'Altogether {span}',
  'insight.overview.definition':
    'A visit is one sitting. Those that looked closely saw 3 spots, stayed 60 seconds or got further. Time ' +
    'spent is time with the page visible and used within 30 seconds. The ids of browsers change after 29 days, ' +
    'so over a long range there are more of them than people.',
  'insight.live.title': 'Is anyone looking right now?',
  'insight.live.counts': 'Visits that did something in the last minutes; renewed every 30 seconds.',
  'insight.live.answer':
    '{visits, plural, =0 {No visit did} one {One visit did} other {# visits did}} something in the last ' +
    '{minutes} minutes.',
  'insight.live.definition':
    'Visits of which anything arrived: a page opened, a walk, reading. Machines and staff are left out. A page ' +
    'left open alone does not count.',
  'insight.hours.title': 'The last 48 hours',
  'insight.hours.counts': 'Visits and families that asked, hour by hour; whatever the range above.',
  'insight.hours.answer':
    'In the last {hours} hours there were {visits} visits, and {consultations} families asked for advice.',
  'insight.hours.answerVisits': 'In the last {hours} hours there were {visits} visits.',
  'insight.hours.none': 'There was no visit in the last {hours} hours.',
  'insight.hours.column': 'Hour',
  'insight.hours.definition':
    'Visits by the hour they began; 9:00 means 9:00 to 10:00, and the running hour will grow. Families that ' +
    'asked by phone, at the counter or at an event are among them.',
  'insight.hour.title': 'At what hour do they look?',
  'insight.hour.counts': 'Visits by the hour of Japan in which they began.',
  'insight.hour.column': 'Hour',
  'insight.hour.definition': '21:00 means 21:00 to 22:00.',
  'insight.retention.title': 'Do they come back?',
  'insight.retention.counts': 'Of the browsers that first came in a period, the share that came again later.',
  'insight.retention.answer': 'Of the browsers that first came in {span}, {share} came again the week after.',
  'insight.retention.notYet': 'No period has had its next week yet.',
  'insight.retention.cohort': 'First came',
  'insight.retention.first': 'New browsers',
  'insight.retention.week': '{week} wk later',
  'insight.retention.definition':
    'Weeks are seven days each, from a browser’s own first visit. The chart has shares, the table numbers.',
  'insight.retention.note':
    'Weeks that are not over yet are left open. Ids of browsers change after 29 days, so it ends with week four.',
  'insight.regions.title': 'Where do they come from?',
  'insight.regions.counts': 'Visits by prefecture or country. No address is kept.',
  'insight.regions.answer': 'The prefecture with most visits is {region}: {visits} ({share} of all).',
  'insight.regions.noPrefecture': 'Of no visit in this period the prefecture is known.',
  'insight.regions.somewhereInJapan': 'Japan (prefecture unknown)',
  'insight.regions.unknownShare':
    'Of all visits, {unknown} are from nobody knows where, and of {country} only “Japan” is known.',
  'insight.regions.unknownName': 'Region unknown',
  'insight.regions.definition':
    'The region is what people chose, else where the connection comes from, else the time zone; below, “How is ' +
    'the region known?” says how often.',
  'insight.regions.none': 'No visit',
  'insight.regions.between': '{from} to {to}',
  'insight.regions.exactly': '{from}',
  'insight.regions.arcs': 'Lines lead from the prefectures with most visits to the town; thicker is more.',
  'insight.regions.credit': 'Map: @svg-maps/japan (Victor Cazanave, CC BY 4.0)',
  'insight.weights.title': 'Where are we heard, against who really moves?',
  'insight.weights.counts': 'The share of visits and the share of movers of each prefecture.',
  'insight.weights.answer':
    'Against who really moves, we are heard most in {over} ({overWeight}) and least in {under} ({underWeight}).',
  'insight.weights.noneKnown': 'No prefecture has both visits and movers yet.',
  'insight.weights.none':
    'No statistics of moving have been imported yet. With the yearly table of moves between prefectures one ' +
    'sees who really moves; whoever runs this system can put it in.',
  'insight.weights.movers': 'Movers',
  'insight.weights.visitShare': 'Share of visits',
  'insight.weights.moverShare': 'Share of movers',
  'insight.weights.weight': 'Reach',
  'insight.weights.source': 'Source: {source}',
  'insight.weights.definition':
    'Reach is the share of visits over the share of people who moved to the prefecture of the town. Below 1 we ' +
    'are heard less than people move.',
  'insight.campaigns.title': 'What brought them here?',
  'insight.campaigns.counts':
    'Visits by the mark of the link or the page before, and how many of them went on to ask.',
  'insight.campaigns.answer':
    'Of the links you gave out, “{name}” brought most: {visits} visits, {leads} of which are known to have asked.',
  'insight.campaigns.noLinks':
    'There are no visits from links you gave out. Mark the links on flyers and QR codes, as in ?c=fair-tokyo, ' +
    'and they are counted here.',
  'insight.campaigns.unlinked':
    '“Households that asked” is the exact number, with those by phone and at the counter. What brought them is ' +
    'known of those who let the concierge see what they looked at.',
  'insight.campaigns.definition':
    'The mark is utm_campaign or c of the link. Visits without one are told apart by the page before: LINE, ' +
    'search, social, other sites, or none. “Asked (as far as known)” counts the visits in which a household asked ' +
    'that lets the concierge see what it looked at.',
  'insight.outcomes.notByPlace':
    'Households cannot be narrowed down to a place, a spot or a stage, so they are left out here.',
  'insight.entry.title': 'Which page do they enter by?',
  'insight.entry.counts': 'Visits by the first page they opened.',
  'insight.entry.column': 'Entry',
  'insight.entry.definition': 'From a search or a QR code, some never pass the first page of the town.',
  'insight.visitor.title': 'New, or here again?',
  'insight.visitor.counts': 'Visits by whether the same browser visited before.',
  'insight.visitor.column': 'New or returning',
  'insight.visitor.definition':
    'Ids of browsers change after 29 days; whoever stays away longer counts as new.',
  'insight.locale.title': 'Which language do they read?',
  'insight.locale.counts': 'Visits by the language they began with.',
  'insight.locale.column': 'Language',
  'insight.locale.definition': 'Who changes the language later still counts for the first one.',
  'insight.region_source.title': 'How is the region known?',
  'insight.region_source.counts': 'Visits by how their region is known.',
  'insight.region_source.column': 'Known by',
  'insight.region_source.definition':
    'What people chose is surest, the connection tells a prefecture, the time zone only a country. Where much ' +
    'is unknown, read figures by region with care.',
  'insight.theme.title': 'Which themes interest them?',
  'insight.theme.counts': 'Visits and time spent by theme; a visit counts once for each theme it saw.',
  'insight.theme.answer': 'Most time was spent on “{name}”: {dwell} altogether.',
  'insight.theme.column': 'Theme',
  'insight.theme.definition': 'Time spent at the places and spots of the theme, added up.',
  'insight.place.title': 'Where do they stop?',
  'insight.place.counts': 'Visits and time spent by place: 3D, plain pages and the map together.',
  'insight.place.answer':
    'Most time was spent at {name}: {dwell} altogether.{never, plural, =0 {} one { One place was not seen by ' +
    'anyone in this period.} other { # places were not seen by anyone in this period.}}',
  'insight.place.column': 'Place',
  'insight.place.definition':
    'Time spent is only time with the page visible and used within 30 seconds; a page left open does not count.',
  'insight.spot.title': 'What is seen, and what is not?',
  'insight.spot.counts':
    'Visits and time spent by spot; those published now are listed though nobody saw them.',
  'insight.spot.answer':
    'Most time was spent at “{name}”. {never, plural, =0 {There is no spot that nobody saw.} one {One spot was ' +
    'not seen by anyone in this period.} other {# spots were not seen by anyone in this period.}}',
  'insight.spot.column': 'Spot',
  'insight.spot.definition':
    'By time spent. What nobody saw (0) may lie far from the entrance, or its name may not say what it is.',
  'insight.spotOfPlace': '{spot} ({place})',
  'insight.search.title': 'Searches in vain',
  'insight.search.counts':
    'Visits that searched the places: once for finding something, once for finding nothing.',
  'insight.search.column': 'Result',
  'insight.search.none': 'No visit of this period searched the places.',
  'insight.search.definition':
    'Only searches that have settled count. The words are not kept. Many in vain may mean a place that is not ' +
    'listed, or a name that people do not use.',
  'insight.space.title': 'Where in the 3D do they go?',
  'insight.space.counts': 'Visits that went outdoors or into a building in the 3D town.',
  'insight.space.answer': 'Most visits went to: {name} ({visits}).',
  'insight.space.column': 'Where',
  'insight.space.outdoors': 'Outdoors',
  'insight.space.inside': 'Inside {place}',
  'insight.space.definition': 'A visit counts once for each.',
  'insight.changes.title': 'What rises, and what falls?',
  'insight.changes.counts': 'Visits that saw it, less those of the period compared with.',
  'insight.changes.up': '“{name}” rose most, by {change} visits.',
  'insight.changes.down': '“{name}” fell most, by {change} visits.',
  'insight.changes.same': 'Everything is as in the period compared with.',
  'insight.changes.beyond': 'The period compared with ({span}) is too long ago to be narrowed down.',
  'insight.changes.column': 'Name',
  'insight.changes.kind': 'Kind',
  'insight.changes.definition':
    'When the whole town is visited more, all of them rise; the overview says how much.',
  'insight.revision.title': 'Did a change of content make people look?',
  'insight.revision.counts': 'Visits equally long before and after publishing; whatever the range above.',
  'insight.revision.which': 'Edition',
  'insight.revision.option': 'Edition {revision} ({day})',
  'insight.revision.none':
    'Nothing is published yet. Once an edition is changed, before and after are compared here.',
  'insight.revision.first': 'The first edition has none before it to compare with.',
  'insight.revision.same': 'Edition {revision} changed none of the places and spots that were there before.',
  'insight.revision.notYet': 'One week after publishing must pass first. Please come back on {day}.',
  'insight.revision.answer': 'Edition {revision} changed {changed}, of which {up} had more visits.',
  'insight.revision.answerNone': 'Edition {revision} changed {changed}, none of which had more visits.',
  'insight.revision.before': 'Before',
  'insight.revision.after': 'After',
  'insight.revision.rest': 'All that was not changed',
  'insight.revision.ranges': 'Before is {before}, after is {after}; the day of publishing is in neither.',
  'insight.revision.definition':
    'One to four whole weeks, so that both have as many Sundays. Hold it against what was not changed. Season ' +
    'and advertising are in it, too, so it is not the effect of the change alone.',
  'insight.funnel.title': 'How far do they get, from a visit to settling?',
  'insight.funnel.counts': 'Visits, and households that asked in this period, by how far they came.',
  'insight.funnel.answer': 'Of {visits} visits, {leads} are known to have asked for advice.',
  'insight.funnel.moved': 'Of the households that asked in this period, {households} have moved.',
  'insight.funnel.best':
    'The largest share that looked closely: “{name}” with {share} ({engaged} of {visits}).',
  'insight.funnel.by': 'Split by',
  'insight.funnel.byNothing': 'Nothing',
  'insight.funnel.stage': 'Stage',
  'insight.funnel.what': 'Counted are',
  'insight.funnel.count': 'Number',
  'insight.funnel.share': 'Share of the first stage',
  'insight.funnel.engagedShare': 'Share engaged',
  'insight.funnel.unlinked':
    'Households can be split like this only where they let the concierge see what they looked at; the rest is ' +
    '“not linked”.',
  'insight.funnel.definition':
    'Engaged saw 3 spots, stayed 60 seconds or got further; considering kept something or opened the form; ' +
    'asked are the visits in which a household asked that lets the concierge see what it looked at, counted by ' +
    'the requests that came, not by what browsers say. What got further counts for the stages before, too.',
  'insight.stage.visit': 'Visit',
  'insight.stage.engaged': 'Engaged',
  'insight.stage.considering': 'Considering',
  'insight.stage.lead': 'Asked',
  'insight.stage.asked': 'Households that asked',
  'insight.stage.came': 'Came to see',
  'insight.stage.moved': 'Moved',
  'insight.stage.settled': 'Settled',
  'insight.consultations.title': 'By which way do families ask?',
  'insight.consultations.counts': 'Households that asked in this period, and how far they have come by now.',
  'insight.consultations.answer': '{households} households asked, most of them by: {name} ({most}).',
  'insight.consultations.none': 'No household asked in this period.',
  'insight.consultations.column': 'By',
  'insight.consultations.definition':
    'A family registered twice counts once, and one that erases itself later still counts.',
  'insight.tour.title': 'Do they walk in 3D?',
  'insight.tour.counts': 'Visits that began to walk in 3D, and that opened three spots or more.',
  'insight.tour.column': 'Walk',
  'insight.tour.definition': 'Shares are of all visits, with those that did not walk.',
  'insight.paths.title': 'Where do they go next?',
  'insight.paths.counts': 'Visits by pairs of places and pages that were looked at one after the other.',
  'insight.paths.answer': 'The most usual step: from {from} to {to}, {visits} visits.',
  'insight.paths.noSteps': 'No visit of this period saw two places or pages.',
  'insight.paths.from': 'From here',
  'insight.paths.to': 'To here',
  'insight.paths.definition':
    'A visit counts once for each pair. The chart has the 24 most usual: left is before, right is next.',
  'insight.leaving.title': 'Where do they leave?',
  'insight.leaving.counts': 'Visits by the place or page they saw last.',
  'insight.leaving.answer': 'Most ended at {name}: {visits} visits.',
  'insight.leaving.column': 'Seen last',
  'insight.leaving.visits': 'Visits that ended there',
  'insight.leaving.definition': 'To leave is not always bad: they may have found what they came for.',
  'insight.device.title': 'Which devices do they use?',
  'insight.device.counts': 'Visits by kind of device.',
  'insight.device.column': 'Device',
  'insight.device.definition': 'Told by size of screen and way of input. Models are not looked up.',
  'insight.tier.title': 'How did the 3D look?',
  'insight.tier.counts': 'Visits by the look they began to walk with.',
  'insight.tier.column': 'Look',
  'insight.tier.definition':
    'It follows from what the device can do, and people may change it. Shares are of all visits, with those ' +
    'that did not walk.',
  'insight.load.title': 'How long did they wait for the 3D?',
  'insight.load.counts': 'Visits by the time from opening the page to the first picture in 3D.',
  'insight.load.column': 'Wait',
  'insight.load.definition': 'Of several walks in a visit, the first one counts.',
  'insight.connection.title': 'On how fast a connection?',
  'insight.connection.counts': 'Visits by what the browser says of the speed of its connection.',
  'insight.connection.column': 'Connection',
  'insight.connection.definition':
    'Only visits that walked in 3D. Browsers that say nothing, such as iPhones, are not in it.',
  'insight.failure.title': 'Why could the 3D not be seen?',
  'insight.failure.counts': 'Visits that wanted the 3D and did not get it, once for each reason.',
  'insight.failure.column': 'Reason',
  'insight.failure.none': 'In this period no visit failed to see the 3D.',
  'insight.failure.definition': 'The same is on the plain pages.',
  'insight.quality.title': 'How sure are these figures?',
  'insight.quality.counts': 'Visits counted and left out, and events received and refused.',
  'insight.quality.answer': 'Counted as visits of people: {visits}.',
  'insight.quality.events': 'Of what browsers told, {stored} events were kept and {refused} refused.',
  'insight.quality.column': 'Kind',
  'insight.quality.unit': 'Unit',
  'insight.quality.count': 'Number',
  'insight.quality.share': 'Share of its unit',
  'insight.quality.person': 'People (counted)',
  'insight.quality.machine': 'Machines (left out)',
  'insight.quality.crowd': 'Too many from one network (left out)',
  'insight.quality.crowdNote':
    'Visits of one network beyond 30 a day and a tenth of the town’s are left out. Somebody may be swelling the ' +
    'figures, or many people share a line, such as the Wi-Fi of a fair. Its address is not kept.',
  'insight.quality.staff': 'Staff (left out)',
  'insight.quality.simulated': 'Made-up visits (left out)',
  'insight.quality.stored': 'Received and kept',
  'insight.quality.doubled': 'Came twice, counted once',
  'insight.quality.refused': 'Refused',
  'insight.quality.rule':
    'Rule of what counts: {version, plural, =0 {as at first} one {version #} other {version #}}',
  'insight.quality.definition':
    'Visits that look like machines, and those of staff, are marked and left out, not deleted.',
  'insight.value.device.phone': 'Phone',
  'insight.value.device.tablet': 'Tablet',
  'insight.value.device.desktop': 'Computer',
  'insight.value.visitor.new': 'New',
  'insight.value.visitor.returning': 'Returning',
  'insight.value.campaign.(line)': 'LINE',
  'insight.value.campaign.(search)': 'Search',
  'insight.value.campaign.(social)': 'Social media',
  'insight.value.campaign.(link)': 'Other sites',
  'insight.value.campaign.(other)': 'Other marks',
  'insight.value.campaign.(direct)': 'Directly (no page before)',
  'insight.value.unlinked': 'Not linked (phone, counter and such)',
  'insight.value.theme.learn': 'Learn',
  'insight.value.theme.work': 'Work',
  'insight.value.theme.live': 'Live',
  'insight.value.theme.nature': 'Nature and culture',
  'insight.value.region_source.declared': 'Chosen by themselves',
  'insight.value.region_source.edge': 'By the connection',
  'insight.value.region_source.time_zone': 'By the time zone (country)',
  'insight.value.region_source.unknown': 'Not known',
  'insight.value.tour.started': 'Began to walk',
  'insight.value.tour.completed': 'Opened three spots or more',
  'insight.value.tier.0': 'No 3D',
  'insight.value.tier.1': 'Light',
  'insight.value.tier.2': 'Usual',
  'insight.value.tier.3': 'Rich',
  'insight.value.load.0-2': 'Up to 2 s',
  'insight.value.load.2-5': '2 to 5 s',
  'insight.value.load.5-10': '5 to 10 s',
  'insight.value.load.10-': 'Over 10 s',
  'insight.value.connection.4g': 'Fast (4G, fibre and such)',
  'insight.value.connection.3g': 'Slow (like 3G)',
  'insight.value.connection.2g': 'Very slow (like 2G)',
  'insight.value.connection.slow-2g': 'Hardly any',
  'insight.value.search.found': 'Found something',
  'insight.value.search.in_vain': 'Found nothing',
  'insight.value.failure.webgl_missing': 'The device has no 3D',
  'insight.value.failure.context_lost': 'Drawing broke off',
  'insight.value.failure.scene_missing': 'The town has no 3D',
  'insight.value.failure.network': 'The connection broke',
  'insight.value.channel.web': 'Form on the site',
  'insight.value.channel.phone': 'Phone',
  'insight.value.channel.counter': 'Counter',
  'insight.value.channel.event': 'Event',
  'insight.value.path.begin': '(begin)',
  'insight.value.path.end': '(end)',
  'insight.value.hour': '{hour}:00',
} satisfies Catalog<typeof ja>;
