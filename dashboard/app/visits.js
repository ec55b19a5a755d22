// Keeps the days of the two newest visits in a cookie of this site, for "since my last visit": older.newer.
{
  const today = new Date().toISOString().slice(0, 10);
  const kept = (document.cookie.match(/(?:^|; )visits=([\d.-]*)/)?.[1] || "").split(".").filter(Boolean);
  if (kept.at(-1) !== today) {
    const days = [...kept.slice(-1), today].join(".");
    document.cookie = `visits=${days}; path=/; max-age=${400 * 86400}; samesite=lax`;
  }
}
