export function InsightPage({ townId }: { townId: string }) {
  return <p>{townId}</p>;
}
