/** The worked examples in order of their files' names; the first line of each, a comment, is its title. */
const files = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });

export interface Example {
  title: string;
  query: string;
}

export const examples: Example[] = Object.keys(files)
  .sort()
  .map((name) => {
    const query = files[name] ?? '';
    return { title: query.split('\n', 1)[0]?.replace(/^#\s*/, '') ?? '', query };
  });
