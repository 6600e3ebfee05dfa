import { describe, expect, it, vi } from 'vitest';
import { parseShortlist, shortlistOf } from './shortlist.ts';

describe('shortlist', () => {
  it('keeps a place and a spot of it apart', () => {
    const list = shortlistOf('a-town');
    expect(list.toggle('school')).toBe(true);
    expect(list.toggle('school', 'gate')).toBe(true);
    expect(list.has('school')).toBe(true);
    expect(list.toggle('school')).toBe(false);
    expect(list.items()).toEqual([{ place_id: 'school', spot_id: 'gate' }]);
  });

  it('is one list per town, and tells who listens', () => {
    const listener = vi.fn();
    const stop = shortlistOf('b-town').subscribe(listener);
    shortlistOf('b-town').toggle('river');
    expect(listener).toHaveBeenCalledOnce();
    expect(shortlistOf('c-town').has('river')).toBe(false);
    stop();
    shortlistOf('b-town').clear();
    expect(listener).toHaveBeenCalledOnce();
  });

  it('drops what it cannot understand in storage', () => {
    expect(parseShortlist('not json')).toEqual([]);
    expect(parseShortlist('{"a":1}')).toEqual([]);
    expect(parseShortlist('[{"place_id":"x"},{"place_id":3},null,{"place_id":"y","spot_id":7}]')).toEqual([
      { place_id: 'x' },
      { place_id: 'y' },
    ]);
  });
});
