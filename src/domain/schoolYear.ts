/** A Japanese school and fiscal year (年度): 1 April to 31 March. Days are ISO dates of Asia/Tokyo. */
export interface SchoolYear {
  year: number;
  from: string;
  to: string;
}

/** The 年度 a day lies in: '2027-03-31' is in 2026, '2027-04-01' in 2027. */
export function schoolYearOf(day: string): SchoolYear {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
  return { year, from: `${String(year)}-04-01`, to: `${String(year + 1)}-03-31` };
}

/** The next first day of school, 1 April, strictly after the day. */
export function nextSchoolEntry(day: string): string {
  return `${String(schoolYearOf(day).year + 1)}-04-01`;
}
