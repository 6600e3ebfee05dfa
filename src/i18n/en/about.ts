import type ja from '../ja/about.ts';
import type { Catalog } from '../translate.ts';

export default {
  'privacy.title': 'Records and privacy — {town}',
  'privacy.heading': 'Records and privacy',
  'privacy.about': 'What this site of {town} records, and what for.',
  'privacy.recording.on':
    'The places you look at, and for how long, are recorded without any name or contact. You can stop it at ' +
    'any time; records and ids still on this device are then deleted too.',
  'privacy.recording.off': 'Nothing is recorded. Every page works just the same.',
  'privacy.recording.gpc':
    'Your browser asks not to be tracked (Global Privacy Control), so nothing is recorded. Every page works ' +
    'just the same.',
  'privacy.turnOff': 'Stop recording',
  'privacy.turnOn': 'Start recording',
  'privacy.what': 'What is recorded',
  'privacy.what.pages': 'Pages opened, places and spots visited',
  'privacy.what.dwell': 'How long you looked (only while the page is visible and in use)',
  'privacy.what.stood':
    'Where you stood in the 3D town (squares of 4 metres, 2 metres indoors; never the way you took)',
  'privacy.what.device': 'The rough kind of device (phone, tablet, computer) and the language',
  'privacy.what.region': 'Prefecture or country, no finer (what you told us, or from the time zone)',
  'privacy.what.ids': 'A random number per browser, replaced within 30 days',
  'privacy.not': 'No IP address is kept, no device is fingerprinted, nothing is used for advertising.',
  'privacy.why': 'What for',
  'privacy.why.text':
    'To learn which places people look at and what is missing, and so to improve these pages and our advice. ' +
    'The counts bear no name and no address, so the town’s own staff in charge see them as they are. What ' +
    'leaves the town is rounded to fives, says only “under 5” for less, and nobody outside its staff is given ' +
    'more.',
  'privacy.long': 'How long',
  'privacy.long.text': 'Single records are deleted after 13 months. Only totals of each day remain.',
  'privacy.consult': 'When you ask us',
  'privacy.consult.text':
    'Only the relocation concierges and administrators see what you write. What you looked at is linked to it ' +
    'only if you choose so. With the link in our mail you can see, correct, download, withdraw or erase it at ' +
    'any time. What stays once it is erased is that somebody asked: the day, the prefecture and, where visits ' +
    'were linked, the kind of device and the link; nothing says who.',
  'privacy.survey': 'Surveys',
  'privacy.survey.text':
    'Answering is up to you. Answers are kept with the day only, so that nobody can tell whose they are or ' +
    'which visit they belong to. Free words are deleted after 13 months. This device remembers that you were ' +
    'asked once.',
  'privacy.region': 'Where are you looking from?',
  'privacy.region.why':
    'If you tell us your prefecture, we learn what is useful to people from where, and where to hold meetings ' +
    'and tours. If you don’t, nothing changes.',
  'privacy.region.pick': 'Prefecture',
  'privacy.region.none': 'I’d rather not say',
  'privacy.region.tell': 'Tell this',
  'privacy.region.told': 'Thank you, it was told.',
  'privacy.region.off': 'While recording is off, this cannot be told.',
  'privacy.outside': 'Data sent to others',
  'privacy.outside.none': 'Nothing is sent to any other company. Map and fonts are all part of this site.',
  'privacy.outside.supabase':
    'Keeps this site’s data. The records described here and what you write to us are sent there.',
  'privacy.outside.mapbox':
    'When you open the map, your IP address and the area you look at are sent there to fetch the map.',
  'privacy.outside.mapStyle':
    'When you open the map, your IP address and the area you look at are sent there to fetch the background map.',
  'privacy.stored':
    'This device keeps your language, text size, saved places, an unsent question and the random number. You ' +
    'can delete them in your browser’s settings.',
  'privacy.contact': 'Contact',
  'accessibility.about':
    'This site of {town} is meant for everyone: for people with disabilities, for older people, and for those ' +
    'who read little Japanese.',
  'accessibility.standard': 'The standard we aim for',
  'accessibility.standard.text':
    'We build to level AA of JIS X 8341-3:2016 and of WCAG 2.2. No results of a formal test have been ' +
    'published yet, so we do not claim conformance.',
  'accessibility.tested': 'What is tested (November 2026)',
  'accessibility.tested.axe':
    'Every page, in every language, on a phone’s screen 390 pixels wide, is checked with the tool axe-core.',
  'accessibility.tested.keyboard':
    'The way from the first page to a sent request, and walking in the 3D town to look at a place, are tried ' +
    'by keyboard alone, automatically.',
  'accessibility.tested.pictures':
    'How the 3D town looks is compared automatically with sample pictures that a person has approved.',
  'accessibility.tested.twin':
    'Every place that can be looked at in 3D is checked to be there, and readable, on a page without 3D.',
  'accessibility.untested': 'What is not tested yet',
  'accessibility.untested.people': 'People with disabilities have not yet tested the site.',
  'accessibility.untested.readers': 'Nobody has yet tried the site by hand with a screen reader.',
  'accessibility.untested.tour':
    'A screen reader cannot convey the 3D view itself. The same places are described in words on the “Places” pages.',
  'accessibility.tell': 'If something gets in your way',
  'accessibility.tell.text':
    'Please tell {town}: on which page, what you wanted to do, and what happened. If you cannot use the site, ' +
    'the same help is given by telephone and at the counter.',
} satisfies Catalog<typeof ja>;
