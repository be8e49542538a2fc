// Likeness of names by the rules of app/domain/names.py, for a search that answers the same.
const SILENT = /['`\u00b4\u2018\u2019\u201a\u201b\u2032\u02b0-\u02ff\u0621\u0640]/gu
const INITIALS = /(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}_]\.){2,}[\p{L}\p{N}_]?/gu
const ARTICLES = new Set(['al', 'el', 'ad', 'adh', 'an', 'ar', 'as', 'ash', 'at', 'ath', 'az'])
const CHAT = { 2: '', 3: 'a', 5: 'kh', 7: 'h' }
const VARIANTS = [
  [/dj/gu, 'j'],
  [/ck|q/gu, 'k'],
  [/(?<=[dgt])h/gu, ''],
  [/ou|oo|o/gu, 'u'],
  [/ee/gu, 'i'],
  [/e[iy]|ay/gu, 'ai'],
  [/(?<!^)y|e/gu, 'i'],
  [/aw(?![aiu])/gu, 'au'],
  [/(\p{L})\1+/gu, '$1'],
  [/(?<=a)h$/gu, ''],
]

function remembered(compute) {
  const known = new Map()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      if (known.size >= 65_536) known.clear()
      known.set(text, (value = compute(text)))
    }
    return value
  }
}

const plain = remembered((given) =>
  given
    .toLowerCase()
    .replace(INITIALS, (found) => found.replaceAll('.', ''))
    .replace(SILENT, '')
    .normalize('NFKD')
    .replace(SILENT, '')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim(),
)

const fold = remembered((text) => {
  const words = plain(text).split(' ')
  return words
    .filter((word, place) => place === words.length - 1 || !ARTICLES.has(word))
    .map(foldWord)
    .filter(Boolean)
    .join(' ')
})

function foldWord(word) {
  if (!/[a-z]/u.test(word)) return word
  word = word.replace(/(?<!\d)[2357](?!\d|(?:nd|rd|th)\b)/gu, (digit) => CHAT[digit])
  for (const [pattern, replacement] of VARIANTS) word = word.replace(pattern, replacement)
  return word
}

export function grams(text) {
  const terms = new Set()
  for (const word of fold(text).split(' ').filter(Boolean)) {
    const marked = `0${word}1`
    terms.add(marked).add(marked.slice(0, 2))
    for (let i = 0; i < marked.length - 2; i++) terms.add(marked.slice(i, i + 3))
  }
  return [...terms].sort()
}

// Optimal string alignment, as a share of the longer text.
function alike(a, b) {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  let before = new Int32Array(b.length + 1)
  let above = new Int32Array(b.length + 1)
  let row = new Int32Array(b.length + 1)
  for (let j = 0; j <= b.length; j++) above[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1))
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, before[j - 2] + 1)
      }
      row[j] = cost
    }
    ;[before, above, row] = [above, row, before]
  }
  return 1 - above[b.length] / longest
}

export function similarity(query, name) {
  if (query === name) return 1
  const asked = plain(query)
  const called = plain(name)
  if (!asked || !called) return 0
  if (asked === called) return 0.98
  const folded = fold(query)
  const foldedName = fold(name)
  if (folded && folded === foldedName) return 0.95
  const both = [alike(asked, called), alike(folded, foldedName)]
  const likeness = 0.9 * Math.max(...both) + 0.1 * Math.min(...both)
  const words = folded.split(' ').filter(Boolean)
  const nameWords = foldedName.split(' ').filter(Boolean)
  const scores = [0.9 * likeness]
  if (words.length && nameWords.length) {
    scores.push(0.6 * wordsAlike(words, nameWords) + 0.1 * likeness)
    if (words.every((word) => nameWords.includes(word))) scores.push(0.78 + 0.14 * likeness)
    if (called.startsWith(asked) || begins(asked.split(' '), called.split(' '))) {
      scores.push(0.7 + 0.16 * likeness)
    }
    if (begins(words, nameWords)) scores.push(0.6 + 0.16 * likeness)
  }
  return Math.max(...scores)
}

function begins(words, nameWords) {
  const whole = words.slice(0, -1)
  const rest = nameWords.filter((word) => !whole.includes(word))
  return (
    whole.every((word) => nameWords.includes(word)) && rest.some((word) => word.startsWith(words.at(-1)))
  )
}

function wordsAlike(words, nameWords) {
  let letters = 0
  let nearest = 0
  for (const word of words) {
    letters += word.length
    nearest += word.length * Math.max(...nameWords.map((other) => alike(word, other)))
  }
  return nearest / letters
}
