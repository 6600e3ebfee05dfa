/**
 * One household, school or office line counts once: an IPv4 address, also when it comes wrapped in IPv6, or the /64 of
 * an IPv6 one, in one spelling whatever zeros and capitals it came with. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  // URL writes an IPv6 address in its one short form (RFC 5952).
  const short = URL.parse(`http://[${address.replace(/%.*$/, '')}]`)?.hostname.slice(1, -1);
  if (short === undefined) return address;
  const wrapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short);
  if (wrapped) {
    const [high, low] = [parseInt(wrapped[1] ?? '', 16), parseInt(wrapped[2] ?? '', 16)];
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  const [head = '', tail = ''] = short.split('::');
  const [start, end] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = short.includes('::') ? Array<string>(8 - start.length - end.length).fill('0') : [];
  return [...start, ...zeros, ...end].slice(0, 4).join(':');
}
