import type { TownPack } from '../../functions/_shared/contract/townPack.ts';
import { campaigns } from './campaigns.ts';
import { events } from './events.ts';
import { clinic } from './places/clinic.ts';
import { coworking } from './places/coworking.ts';
import { daycare } from './places/daycare.ts';
import { elementary } from './places/elementary.ts';
import { farm } from './places/farm.ts';
import { house } from './places/house.ts';
import { lookout } from './places/lookout.ts';
import { river } from './places/river.ts';
import { shops } from './places/shops.ts';
import { shrine } from './places/shrine.ts';
import { square } from './places/square.ts';
import { station } from './places/station.ts';
import { townHall } from './places/town-hall.ts';
import { workshop } from './places/workshop.ts';
import { town } from './town.ts';

/** Hoshimi, the fictional sample town: what a fresh installation shows before staff write their own. */
export const hoshimi: TownPack = {
  town,
  places: [
    square,
    elementary,
    daycare,
    station,
    townHall,
    clinic,
    shops,
    house,
    coworking,
    farm,
    workshop,
    river,
    shrine,
    lookout,
  ],
  town_events: events,
  campaigns,
};
