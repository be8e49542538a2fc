// Runs every audit of graphql-http against a server, and prints what each found as a line of JSON.
// Usage: npm run --silent audit -- http://127.0.0.1:8000/graphql
import { serverAudits } from 'graphql-http';

for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason }));
}
